// The command of the same core, to compare the page with.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';

import { DAY, SEED } from './browser.mjs';

/** The command at `path`. */
export function command(path) {
  const run = (...args) => execFileSync(path, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return {
    /** Names of the presets, in their order. */
    presets: () => run('presets').split('\n').map((line) => line.trim().split(/\s+/)[0]).filter(Boolean),
    /** A preset as text. */
    preset: (name) => run('preset', name),
    /** What a command prints, without the end of its last line. */
    text: (...args) => run(...args).replace(/\n$/, ''),
    /** What a command says that refuses. */
    fails: (...args) => {
      try {
        run(...args);
      } catch (error) {
        return error.stderr;
      }
      throw new Error(`${args.join(' ')} is not refused`);
    },
    /** The answer of a command as JSON. */
    json: (...args) => JSON.parse(run(...args, '--json')),
    /** The same of a command that reads its standard input. */
    input: (text, ...args) => JSON.parse(execFileSync(path, args, { encoding: 'utf8', input: text })),
    /** Every file of an export, as a map of path to bytes. */
    export: (scenario, flags) => exported(run, scenario, flags),
  };
}

function exported(run, scenario, flags) {
  const folder = mkdtempSync(join(tmpdir(), 'tunnelwright-'));
  try {
    const file = join(folder, 'scenario.json');
    const out = join(folder, 'out');
    writeFileSync(file, scenario);
    run('export', file, '--out', out, '--date', DAY, '--seed', SEED, ...flags);
    const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return new Map(files.map((entry) => {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      return [relative(out, path).split(sep).join('/'), readFileSync(path)];
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
