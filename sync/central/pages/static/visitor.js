// What visitors' pages do by themselves: renew the pass, keep it for when there is no network, and let the clock run.
// Without it the pass renews whenever the page is loaded, and the door's page works as it is.
"use strict";

const PASS = "/v/pass";
const LOOK_EVERY = 15 * 1000;
const FRESH = 60 * 1000;

// A pass is fetched anew when half of its life is over, and soon after the page was opened from what the phone kept.
function watchPass() {
  let failed = false;
  const look = async () => {
    const code = document.getElementById("shown-pass");
    const made = Number(code.dataset.made), ends = Number(code.dataset.ends), now = Date.now();
    if (failed || now > (made + ends) / 2) failed = !(await renew(code));
    show(failed);
  };
  const opened = document.getElementById("shown-pass");
  failed = Date.now() - Number(opened.dataset.made) > FRESH;
  document.addEventListener("visibilitychange", () => document.hidden || look());
  for (const name of ["online", "offline"]) window.addEventListener(name, look);
  setInterval(look, LOOK_EVERY);
  look();
}

async function renew(code) {
  try {
    const answer = await fetch(PASS, { headers: { "X-Live": "1" }, redirect: "error" });
    if (!answer.ok) return false;
    const again = answer.clone();
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("shown-pass");
    if (fresh === null) return location.reload(), true; // the pass has moved to another phone
    code.replaceWith(fresh);
    await keep(again);
    return true;
  } catch {
    return false;
  }
}

function show(failed) {
  const ended = Date.now() >= Number(document.getElementById("shown-pass").dataset.ends);
  document.querySelector(".pass").classList.toggle("has-ended", ended);
  document.getElementById("ended").hidden = !ended;
  document.getElementById("offline").hidden = ended || !(failed || !navigator.onLine);
}

// The page as it is now, with its style and script, for the worker to show where there is no network.
async function keep(page) {
  if (!("caches" in window)) return;
  const kept = await caches.open("pass");
  const parts = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon]")].map((one) => one.href);
  parts.push(...[...document.scripts].map((one) => one.src));
  await Promise.all([kept.put(PASS, page), kept.addAll(parts)]);
}

async function startWorker() {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register("/v/worker.js");
  await renew(document.getElementById("shown-pass"));
}

// The clock of the venue, from what the server said and the time since: the phone's own may be wrong.
function runClock() {
  const begun = new WeakMap();
  const since = (part) => {
    if (!begun.has(part)) begun.set(part, Date.now());
    return Date.now() - begun.get(part);
  };
  const tick = () => {
    for (const clock of document.querySelectorAll("[data-clock]")) {
      clock.textContent = new Date(Number(clock.dataset.clock) + since(clock)).toISOString().slice(11, 19);
    }
    for (const answer of document.querySelectorAll("[data-lasts]")) {
      answer.classList.toggle("over", since(answer) >= Number(answer.dataset.lasts));
    }
  };
  tick();
  setInterval(tick, 250);
}

if (document.getElementById("shown-pass")) {
  watchPass();
  startWorker().catch(() => {});
}
runClock();
