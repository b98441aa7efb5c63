// Answers with what is kept on this device where the server cannot be reached. It keeps nothing by itself:
// offline/kept.js does, when the reader asks. The names of the caches are the same there.

const SITE = "site";
const KEPT = "kept:";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/static/")) event.respondWith(ownFile(event.request, url));
  else if (event.request.mode === "navigate" || url.pathname.startsWith("/transcripts/")) event.respondWith(answer(event.request, url));
});

/** A file of the site's: its address says its content, so that a kept one is right; else the one of that name. */
async function ownFile(request, url) {
  const kept = await caches.match(request.url, { cacheName: SITE });
  return kept ?? fetch(request).catch(async () => (await sameName(url.pathname)) ?? Response.error());
}

async function sameName(path) {
  if (!(await caches.has(SITE))) return undefined;
  const cache = await caches.open(SITE);
  const name = (address) => address.split("/").slice(3).join("/");
  const same = (await cache.keys()).find((each) => name(new URL(each.url).pathname) === name(path));
  return same && cache.match(same);
}

async function answer(request, url) {
  try {
    return await fetch(request);
  } catch {
    const kept = await keptFor(request, url);
    if (kept) return kept;
    return request.mode === "navigate" && url.pathname !== "/offline" ? Response.redirect("/offline", 303) : Response.error();
  }
}

async function keptFor(request, { pathname, search, origin }) {
  if (pathname === "/offline") return caches.match(pathname, { cacheName: SITE, ignoreVary: true });
  const [, base, rest] = pathname.match(/^(\/transcripts\/[^/]+)(.*)$/) ?? [];
  if (!base || !(await caches.has(KEPT + base))) return undefined;
  const cache = await caches.open(KEPT + base);
  const place = rest.match(/^\/at\/([\w-]+)$/);
  if (place) return Response.redirect(`${origin}${base}#${place[1]}`, 303);
  if (rest === "/audio.mp3") return sound(request, cache, base, new URLSearchParams(search));
  // The speed is that of the day on which it was kept.
  return cache.match(pathname + (rest === "/print" ? search : ""), { ignoreVary: true, ignoreSearch: rest !== "/print" });
}

/** Sentences in a row are one sound: what is asked for of a transcript is joined from its kept sentences. */
async function sound(request, cache, base, asked) {
  const script = await cache.match(`${base}/script.json`, { ignoreVary: true, ignoreSearch: true });
  if (!script) return undefined;
  const { utterances } = await script.json();
  const blobs = await Promise.all(chosen(utterances, asked).map((each) => soundOf(cache, `${base}/sentences/${each.id}`)));
  const whole = new Blob(blobs.filter(Boolean), { type: "audio/mpeg" });
  return piece(whole, request.headers.get("Range"));
}

function chosen(utterances, asked) {
  const at = (id, other) => (id ? utterances.findIndex((each) => each.id === id) : other);
  return utterances
    .slice(at(asked.get("from"), 0), at(asked.get("to"), utterances.length - 1) + 1)
    .filter((each) => !asked.get("turn") || each.turn_id === asked.get("turn"))
    .filter((each) => !asked.get("speaker") || (each.speaker_id === asked.get("speaker") && each.kind === "sentence"))
    .filter((each) => asked.get("directions") !== "skip" || each.kind !== "direction");
}

async function soundOf(cache, address) {
  const sentence = await cache.match(address, { ignoreVary: true, ignoreSearch: true });
  return sentence && (await sentence.formData()).get("sound");
}

/** Answer with a whole file, or with the piece that `Range` asks for. */
function piece(whole, range) {
  const headers = { "Content-Type": whole.type, "Accept-Ranges": "bytes" };
  const [, first, last] = range?.match(/^bytes=(\d*)-(\d*)$/) ?? [];
  if (!first && !last) return new Response(whole, { headers });
  const begin = first ? Number(first) : Math.max(0, whole.size - Number(last));
  const end = first && last ? Math.min(Number(last) + 1, whole.size) : whole.size;
  if (begin >= end) return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${whole.size}` } });
  headers["Content-Range"] = `bytes ${begin}-${end - 1}/${whole.size}`;
  return new Response(whole.slice(begin, end), { status: 206, headers });
}
