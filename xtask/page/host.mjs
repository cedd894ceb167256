// Puts the page for hosts beside the single file: the same page, installable, kept by a worker of its own.
//
//   node xtask/page/host.mjs dist www/hosted

import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [dist, source] = process.argv.slice(2);
const folder = join(dist, 'hosted');
const hash = (text, form) => createHash('sha256').update(text, 'utf8').digest(form);

/** Replaces the one place; a page of another shape is a fault, not something to guess at. */
function put(text, place, made) {
  if (text.split(place).length !== 2) throw new Error(`not one place for ${place}`);
  return text.replace(place, () => made);
}

const start = readFileSync(join(source, 'start.js'), 'utf8');
let page = readFileSync(join(dist, 'index.html'), 'utf8');
const [, policy] = page.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/);
page = put(page, " 'wasm-unsafe-eval'", ` 'sha256-${hash(start, 'base64')}' 'wasm-unsafe-eval'`);
// A browser takes an icon of the manifest for a picture of the page.
page = put(page, 'img-src ', "img-src 'self' ");
page = put(page, "connect-src 'none';", "connect-src 'none'; worker-src 'self'; manifest-src 'self';");
page = put(page, 'trusted-types default', 'trusted-types default tunnelwright-worker');
// The single file's own policy goes along, for copies that the page saves of itself: they need no more than that.
const end = '</script>\n  </body></html>';
page = put(page, end, `</script><script type="module" data-hosted="${policy}">${start}${end}`);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
writeFileSync(join(folder, 'index.html'), page);
writeFileSync(join(folder, 'sw.js'), put(readFileSync(join(source, 'sw.js'), 'utf8'), '{sha256 of index.html}', hash(page, 'hex')));
for (const name of ['manifest.webmanifest', 'icon.svg', 'icon-192.png', 'icon-512.png']) {
  copyFileSync(join(source, name), join(folder, name));
}
