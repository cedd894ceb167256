// The worker of the hosted page: keeps one version of it, whole, and fetches nothing else than a newer one.
// The browser compares this file at each visit; the hash below makes another page another worker.

const PAGE = '{sha256 of index.html}';
const PREFIX = 'tunnelwright-';
const NAME = PREFIX + PAGE;
const FILES = ['./', 'manifest.webmanifest', 'icon.svg', 'icon-192.png', 'icon-512.png'];
const addresses = FILES.map((file) => new URL(file, self.registration.scope).href);

self.addEventListener('install', (event) => event.waitUntil(fill()));
self.addEventListener('activate', (event) => event.waitUntil(sweep()));
self.addEventListener('message', (event) => {
  if (event.data === 'take') self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const address = event.request.url.replace(/[?#].*/, '').replace(/\/index\.html$/, '/');
  if (event.request.method === 'GET' && addresses.includes(address)) event.respondWith(kept(event.request, address));
});

async function fill() {
  const cache = await caches.open(NAME);
  try {
    await cache.addAll(addresses.map((address) => new Request(address, { cache: 'no-cache' })));
    // A host that is half-way through an update has this worker and the page before it: try again at the next visit.
    const page = await (await cache.match(addresses[0])).arrayBuffer();
    const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', page));
    const hash = [...sum].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    if (hash !== PAGE) throw new Error('the page is another one than this worker was made for');
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

async function sweep() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)));
}

async function kept(request, address) {
  return (await (await caches.open(NAME)).match(address)) ?? fetch(request);
}
