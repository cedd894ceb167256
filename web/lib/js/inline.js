// One file: the module stands in it as base64 of gzip.

async function embedded() {
  const packed = Uint8Array.from(atob(MODULE), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

const load = loader(edge, embedded);
