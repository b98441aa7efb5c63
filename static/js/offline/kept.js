/**
 * What is kept on this device, and only what the reader asked for: a cache for each transcript, and one for the site's
 * own files, which is there as long as a transcript is. The service worker answers from them.
 */

const SITE = "site";
const KEPT = "kept:";
const WORKER = "/service-worker.js";
const ABOUT = "/kept.json"; // behind a transcript's address; the server has nothing there
const AT_ONCE = 3;
const TRIES = 20;
const PATIENCE = 3000;

export const isPossible = Boolean(globalThis.isSecureContext && navigator.serviceWorker && globalThis.caches);

let refreshing = null;

const addressIn = (request) => new URL(request.url).pathname + new URL(request.url).search;
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Return what is kept, the newest first: `{title, language, direction, base, query, date, bytes, whole}`. */
export async function list() {
  const names = (await caches.keys()).filter((each) => each.startsWith(KEPT));
  const found = await Promise.all(names.map((each) => about(each.slice(KEPT.length))));
  return found.filter(Boolean).sort((one, other) => other.date.localeCompare(one.date));
}

/** Return what is kept of the transcript at an address; null where nothing is. */
export async function about(base) {
  const kept = await caches.match(base + ABOUT, { cacheName: KEPT + base });
  return kept ? kept.json() : null;
}

/** Return how many bytes the site's own files take. */
export async function siteBytes() {
  if (!(await caches.has(SITE))) return 0;
  const cache = await caches.open(SITE);
  return sum(await Promise.all((await cache.keys()).map(async (each) => sizeOf(await cache.match(each)))));
}

/**
 * Keep a transcript, or what has changed in one that is kept: its page, its paper, its script, its sentences.
 *
 * @param {{title: string, language: string, direction: string, base: string, query: string}} transcript
 * @param {(share: number) => void} tell hears how much is done, from 0 to 1
 * @param {AbortSignal?} signal stops it
 * @throws where it cannot be kept; what was not kept before is then not kept by half
 */
export async function keep(transcript, tell = () => {}, signal = null) {
  const had = await about(transcript.base);
  try {
    await navigator.serviceWorker.register(WORKER);
    await keepSite(signal);
    signal?.throwIfAborted();
    const cache = await caches.open(KEPT + transcript.base);
    await note(cache, { ...transcript, bytes: had?.bytes ?? 0, whole: had?.whole ?? false });
    const bytes = await keepAll(cache, transcript, tell, signal);
    await note(cache, { ...transcript, bytes, whole: true });
  } catch (error) {
    if (!had) await remove(transcript.base);
    throw error;
  }
}

/** Remove a transcript; the site's own files too where it was the last. */
export async function remove(base) {
  refreshing?.abort(); // else it would keep what is removed
  await caches.delete(KEPT + base);
  if (!(await list()).length) await removeAll();
}

export async function removeAll() {
  refreshing?.abort();
  for (const each of await caches.keys()) if (each === SITE || each.startsWith(KEPT)) await caches.delete(each);
  const worker = await navigator.serviceWorker.getRegistration("/");
  await worker?.unregister();
}

/** Fetch what has changed of the site's own files, and of the transcript of this page where it is kept. */
export async function refresh(base) {
  if (!isPossible || !(await caches.has(SITE))) return;
  refreshing = new AbortController();
  const { signal } = refreshing;
  await keepSite(signal);
  const kept = base && (await about(base));
  if (kept) await keep(kept, () => {}, signal);
}

async function keepAll(cache, { base, query }, tell, signal) {
  const at = (path) => base + path + (query ? `?${query}` : "");
  const script = await ask(at("/script.json"), signal);
  const { utterances } = await script.clone().json();
  const wanted = new Map(utterances.map(({ id, key }) => [at(`/sentences/${id}`), key]));
  let done = 0;
  const waiting = [...wanted];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await keepSentence(cache, ...next, signal);
      done += 1;
      tell(done / wanted.size);
    }
  };
  await allOf(Array.from({ length: AT_ONCE }, work), () => waiting.splice(0));
  await cache.put(at("/script.json"), script);
  for (const each of [base, `${base}/print`, `${base}/print?size=large`]) await cache.put(each, await ask(each, signal));
  for (const each of await cache.keys()) {
    const address = addressIn(each);
    if (address.startsWith(`${base}/sentences/`) && !wanted.has(address)) await cache.delete(each);
  }
  return sum(await Promise.all((await cache.keys()).map(async (each) => sizeOf(await cache.match(each, { ignoreVary: true })))));
}

/** Wait for all, also where one fails; throw the first failure then. */
async function allOf(promises, failed) {
  const guarded = promises.map((each) => each.catch((error) => {
    failed();
    return error;
  }));
  const error = (await Promise.all(guarded)).find(Boolean);
  if (error) throw error;
}

async function keepSentence(cache, address, key, signal) {
  const kept = await cache.match(address, { ignoreVary: true });
  if (kept?.headers.get("ETag")?.includes(key)) return;
  await cache.put(address, await ask(address, signal));
}

async function keepSite(signal = null) {
  const { files } = await (await ask("/offline/files.json", signal)).json();
  signal?.throwIfAborted();
  const cache = await caches.open(SITE);
  for (const each of files) {
    const isNew = each === "/offline" || !(await cache.match(each));
    if (isNew) await cache.put(each, await ask(each, signal));
  }
  for (const each of await cache.keys()) if (!files.includes(addressIn(each))) await cache.delete(each);
}

/** Return the server's answer; where it is busy, ask again. */
async function ask(address, signal) {
  for (let tried = 1; ; tried += 1) {
    const answer = await fetch(address, { signal, cache: "no-cache" });
    if (answer.ok && !answer.redirected) return answer;
    if (![429, 503].includes(answer.status) || tried === TRIES) throw new Error(`${answer.status} ${address}`);
    await wait(PATIENCE);
  }
}

async function note(cache, transcript) {
  const written = JSON.stringify({ ...transcript, date: new Date().toISOString() });
  await cache.put(transcript.base + ABOUT, new Response(written, { headers: { "Content-Type": "application/json" } }));
}

const sizeOf = async (answer) => (await answer.blob()).size;
const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);
