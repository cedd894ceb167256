// Starts the page. Put behind the glue that wasm-bindgen makes, inside the one
// file of the page, by xtask/page/assemble.mjs.

// The drawing of the tunnel is parsed as XML (browser/diagram): the one place
// where a text becomes nodes. Nothing else may, and nothing may become a script.
globalThis.trustedTypes?.createPolicy('default', {
  createHTML: (text, kind, sink) => (sink === 'DOMParser parseFromString' ? text : null),
});

// The module stands in the page as text, a character a byte. The first three
// characters stand for NUL, the carriage return and "<", which cannot be there;
// behind the fourth a character means itself.
const text = document.getElementById('module').textContent;
const mark = text.charCodeAt(3);
const byteOf = Uint8Array.from({ length: 256 }, (_, byte) => byte);
[0x00, 0x0d, 0x3c].forEach((byte, place) => { byteOf[text.charCodeAt(place)] = byte; });
const bytes = new Uint8Array(text.length);
let length = 0;
for (let place = 4; place < text.length; place += 1) {
  const code = text.charCodeAt(place);
  bytes[length] = code === mark ? text.charCodeAt(place += 1) : byteOf[code];
  length += 1;
}
await __wbg_init({ module_or_path: bytes.subarray(0, length) });
