// Reads a ZIP whose entries are stored, by its central directory.

import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';

/** The entries as a map of path to bytes. */
export function unzip(bytes) {
  const files = new Map();
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('no end of central directory');
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error('no central header');
    const [method, crc, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 24)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const local = bytes.readUInt32LE(at + 42);
    const path = bytes.toString('utf8', at + 46, at + 46 + name);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const text = bytes.subarray(start, start + size);
    if (method !== 0) throw new Error(`${path} is compressed`);
    if (crc32 && crc32(text) !== crc) throw new Error(`${path}: wrong checksum`);
    files.set(path, text);
    at += 46 + name + extra + comment;
  }
  return files;
}

/** The page's files are the command's: the same names with the same bytes. */
export function same(page, command) {
  assert.deepEqual([...page.keys()].sort(), [...command.keys()].sort(), 'the files');
  for (const [path, bytes] of command) {
    assert.ok(bytes.equals(page.get(path)), `${path} differs from the command's`);
  }
}
