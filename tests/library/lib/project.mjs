// Throw-away projects, and what all of them do: export a preset and hand out the texts.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { DAY, SEED } from '../../browser/lib/browser.mjs';

/** The day and the key material that the command gets, too. */
export const QUESTION = { date: DAY, seed: SEED };

/** A function, as text, that a consumer calls: the texts of a preset's files by their paths. */
export const EXPORTED = `
function exported(tunnelwright, name) {
  const question = ${JSON.stringify(QUESTION)};
  const scenario = tunnelwright.preset(name);
  const made = tunnelwright.export(scenario, { ...question, with_secrets: true, despite_errors: true });
  const files = made.files.map(({ path, text }) => [path, text]);
  return Object.fromEntries([...files, ['manifest.json', made.manifest]]);
}
`;

/** Writes a project's files below the common folder. */
export function project(folder, name, files) {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return join(folder, name);
}

/** Runs a program in a project and returns what it prints; what it says otherwise is in the error. */
export function run(folder, program, ...args) {
  try {
    return execFileSync(program, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    throw new Error(`${program} ${args.join(' ')}: ${error.stdout}${error.stderr}`);
  }
}

/** The texts are, byte for byte, the command's files. */
export function same(texts, command, name) {
  const expected = command.export(command.preset(name), ['--with-secrets', '--despite-errors']);
  assert.deepEqual(Object.keys(texts).sort(), [...expected.keys()].sort(), `${name}: the files`);
  for (const [path, bytes] of expected) {
    assert.ok(bytes.equals(Buffer.from(texts[path], 'utf8')), `${name}: ${path} differs from the command's`);
  }
}
