// Only in the page for hosts, and there only where it is served: makes the page installable, and says when a
// newer one is there. xtask/page/host.mjs puts this into dist/hosted/index.html. A file on a disk asks for nothing.

if (location.protocol.startsWith('http') && 'serviceWorker' in navigator) {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'manifest', href: 'manifest.webmanifest' });
  link.dataset.hosted = '';
  document.head.append(link);
  const names = globalThis.trustedTypes?.createPolicy('tunnelwright-worker', { createScriptURL: () => 'sw.js' });
  navigator.serviceWorker
    .register(names ? names.createScriptURL('') : 'sw.js', { updateViaCache: 'none' })
    .then(watch)
    // Refused (a private window, a policy): the page works without.
    .catch(() => {});
}

function watch(registration) {
  if (registration.waiting) announce(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker.addEventListener('statechange', () => {
      // The first version has nothing to replace.
      if (worker.state === 'installed' && navigator.serviceWorker.controller) announce(worker);
    });
  });
}

/** Says it once, and leaves it to the user: never in the middle of work. */
function announce(worker) {
  if (document.querySelector('.update')) return;
  const note = document.createElement('aside');
  note.className = 'update';
  note.dataset.hosted = '';
  note.setAttribute('aria-label', 'A newer version');
  const text = document.createElement('p');
  text.setAttribute('role', 'status');
  const take = button('Load it now', 'primary', () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    worker.postMessage('take');
  });
  note.append(text, take, button('Later', 'quiet', () => note.remove()));
  document.body.append(note);
  // A place that speaks has to be there before it says something.
  setTimeout(() => {
    text.textContent = 'A newer version of this page is here. Loading it keeps what you typed, but no keys.';
  });
}

function button(label, kind, click) {
  const made = document.createElement('button');
  Object.assign(made, { type: 'button', className: kind, textContent: label });
  made.addEventListener('click', click);
  return made;
}
