// What the pages do by themselves: refresh their live parts, keep a session alive while somebody types, send a form once
// for two hasty touches, and lead the focus to what is wrong. Everything works without it, too.
"use strict";

const RENEW_EVERY = 5 * 60 * 1000;
const HASTY = 1000;

// Fetch this very page and replace each part that has data-live (seconds) and an id, unless the focus is in it.
async function refresh(part) {
  const stale = document.getElementById("stale");
  try {
    const answer = await fetch(location.href, { headers: { "X-Live": "1" }, redirect: "error" });
    if (!answer.ok) throw new Error(String(answer.status));
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part.id);
    if (fresh && !part.contains(document.activeElement)) {
      part.replaceChildren(...fresh.childNodes);
      if (!fresh.dataset.live) delete part.dataset.live; // what it showed has come to its end
    }
    stale.hidden = true;
  } catch {
    stale.hidden = false;
  }
}

function keepLive(part) {
  const again = () => setTimeout(async () => {
    if (!document.hidden) await refresh(part);
    if (part.dataset.live) again();
  }, 1000 * Number(part.dataset.live));
  document.addEventListener("visibilitychange", () => document.hidden || refresh(part));
  again();
}

// Tell the server, at most every few minutes, that somebody is at work.
function renewWhileUsed(address, token) {
  let renewed = Date.now();
  const renew = () => {
    if (Date.now() - renewed < RENEW_EVERY) return;
    renewed = Date.now();
    fetch(address, { method: "POST", body: new URLSearchParams({ csrf: token }) }).catch(() => {});
  };
  for (const name of ["input", "pointerdown"]) document.addEventListener(name, renew, { passive: true });
}

// A second touch while a form is on its way would find it taken: by somebody else, as it seems.
function sendOnce(event) {
  const form = event.target, last = Number(form.dataset.sentAt ?? -HASTY);
  if (form.method !== "post" || event.defaultPrevented) return;
  if (event.timeStamp - last < HASTY) event.preventDefault();
  else form.dataset.sentAt = event.timeStamp;
}

document.addEventListener("submit", sendOnce);
for (const part of document.querySelectorAll("[data-live]")) keepLive(part);
if (document.body.dataset.renew) renewWhileUsed(document.body.dataset.renew, document.body.dataset.token);
document.querySelector("[data-focus]")?.focus();
document.querySelector(".places [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
