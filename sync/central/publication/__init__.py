"""What terminals fetch: rows, rules and metadata, signed, as static files; the keys and peppers behind them."""
