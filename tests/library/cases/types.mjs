// TypeScript in strict mode: what is right compiles and runs, what is wrong does not compile.

import { fileURLToPath } from 'node:url';

import { EXPORTED, project, run as start, same } from '../lib/project.mjs';

const PRESET = 'azure-pfsense';

const CONFIG = JSON.stringify({
  compilerOptions: {
    strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false, types: [],
    target: 'es2022', module: 'nodenext', lib: ['es2022', 'dom'], outDir: 'out', rootDir: '.',
  },
  include: ['*.ts', '*.cts'],
});

const RIGHT = `
import { TunnelwrightError, load, type Finding, type Library, type Scenario } from '@tunnelwright/core';

declare const process: { stdout: { write(text: string): void } };

const tunnelwright: Library = await load();
const scenario: Scenario = tunnelwright.preset('${PRESET}');
const { findings, agreement, verdict } = tunnelwright.check(scenario);
const codes: string[] = findings.map((finding: Finding) => finding.code);
const outcome: 'agreed' | 'weak' | 'narrowed' | 'unknown' | 'fails_at_rekey' | 'fails' | undefined = agreement[0]?.outcome;
const mtu: number = tunnelwright.mtu({ path: 1500, esp: 'aes256gcm16' }).mtu;
const subnet: string | undefined = tunnelwright.subnet({ space: ['10.0.0.0/16'] }).gateway_subnet?.prefix;
const total: number | null = tunnelwright.cost(scenario, { egress_gb: '10' }).total_micros;
const key: string = tunnelwright.keys.psk({ devices: ['azure', 'pfsense'] }).key;
const when: string = tunnelwright.matrix().devices[0]?.abilities[0]?.source.checked ?? '';
if (!(mtu > 1000 && key.length === 32 && verdict.sentence && codes && outcome && subnet && total && when)) throw new Error('wrong');
try {
  tunnelwright.mtu({ path: 'x' });
} catch (error) {
  if (!(error instanceof TunnelwrightError) || error.kind !== 'question' || !error.faults[0]?.field) throw error;
}
`;

const WRONG = `
import { load } from '@tunnelwright/core';
const tunnelwright = await load();
// @ts-expect-error: there is no such field
tunnelwright.mtu({ pathh: 1500 });
// @ts-expect-error: a list is needed
tunnelwright.subnet({ space: '10.0.0.0/16' });
// @ts-expect-error: a number is no text
const mtu: string = tunnelwright.mtu({ esp: 'aes256gcm16' }).mtu;
// @ts-expect-error: the subnet may be missing
tunnelwright.subnet({ space: [] }).gateway_subnet.prefix;
// @ts-expect-error: there is no such word
tunnelwright.check({ version: 1, tunnels: [{ routing: { kind: 'rip' } }] });
export { mtu };
`;

const TOOLS = `
import { TunnelwrightError, load, type MtuAnswer, type Tools } from '@tunnelwright/core/tools';
import { load as loadAll } from '@tunnelwright/core';
const tools: Tools = await load();
const answer: MtuAnswer = tools.mtu({ esp: 'aes256gcm16' });
const all: Tools = await loadAll();
// @ts-expect-error: it works on a scenario
tools.check({ version: 1 });
export { TunnelwrightError, all, answer };
`;

const REQUIRED = `
import core = require('@tunnelwright/core');
export const ready: Promise<core.Library> = core.load();
`;

const ELEMENTS = `
import type { ToolEvent } from '@tunnelwright/core/elements';
import '@tunnelwright/core/elements';
export const listen = (event: CustomEvent<ToolEvent>): string => event.detail.tool;
`;

export async function run({ check, folder, command }) {
  await check('TypeScript, strict: the types hold, and the files are the command\'s', () => {
    const home = project(folder, 'typescript', {
      'package.json': '{"type": "module"}',
      'tsconfig.json': CONFIG,
      'right.ts': `${RIGHT}\n${EXPORTED.replace('(tunnelwright, name)', '(tunnelwright: Library, name: string)')}
process.stdout.write(JSON.stringify(exported(tunnelwright, '${PRESET}')));\n`,
      'tools.ts': TOOLS,
      'wrong.ts': WRONG,
      'required.cts': REQUIRED,
      'elements.ts': ELEMENTS,
    });
    const compiler = fileURLToPath(new URL('../../../node_modules/.bin/tsc', import.meta.url));
    start(home, compiler, '--project', '.');
    same(JSON.parse(start(home, 'node', 'out/right.js')), command, PRESET);
  });
}
