// Starts the page. Put behind the glue that wasm-bindgen makes, inside the one
// file of the page, by xtask/page/assemble.mjs.

// The drawing of the tunnel is parsed as XML (browser/diagram): the one place
// where a text becomes nodes. Nothing else may, and nothing may become a script.
globalThis.trustedTypes?.createPolicy('default', {
  createHTML: (text, kind, sink) => (sink === 'DOMParser parseFromString' ? text : null),
});

// The module stands in the page as text, a character a byte: the first 256
// characters are the alphabet, in the order of the bytes that they stand for.
const text = document.getElementById('module').textContent;
const bytes = new Uint8Array(text.length - 256);
const byteOf = new Uint8Array(512);
for (let byte = 0; byte < 256; byte += 1) byteOf[text.charCodeAt(byte)] = byte;
for (let place = 0; place < bytes.length; place += 1) bytes[place] = byteOf[text.charCodeAt(place + 256)];
await __wbg_init({ module_or_path: bytes });
