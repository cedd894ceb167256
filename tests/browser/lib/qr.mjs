// What an independent reader sees in a picture of the screen; whichever driver took it.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const JSQR = readFileSync(createRequire(import.meta.url).resolve('jsqr'), 'utf8');

/** The text of the code in a picture, given as base64 of a PNG. */
export async function seenIn(page, shot) {
  await page.evaluate(`globalThis.jsQR ??= (() => { const module = { exports: {} }, exports = module.exports; ${JSQR}; return module.exports.default ?? module.exports; })(); undefined`);
  return page.evaluate(async (shot) => {
    const image = new Image();
    image.src = `data:image/png;base64,${shot}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, image.width, image.height);
    return jsQR(data, width, height)?.data ?? 'nothing that can be read';
  }, shot);
}
