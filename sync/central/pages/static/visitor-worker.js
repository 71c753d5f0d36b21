// Shows the pass that a phone keeps where there is no network; with one, everything comes from the server.
"use strict";

const PASS = "/v/pass";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  const opens = event.request.mode === "navigate" && pathname === PASS;
  const part = event.request.method === "GET" && pathname.startsWith("/pages/static/");
  if (opens || part) event.respondWith(fetchOrKept(event.request, opens ? PASS : event.request.url));
});

async function fetchOrKept(request, name) {
  try {
    return await fetch(request);
  } catch (fault) {
    const kept = await (await caches.open("pass")).match(name);
    if (kept) return kept;
    throw fault;
  }
}
