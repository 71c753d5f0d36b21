"""The HTTP side: the web application, the API, health, metrics, and the process that serves them."""
