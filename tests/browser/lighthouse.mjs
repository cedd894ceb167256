// What Lighthouse says of the built page: accessibility and best practices must be perfect, performance is reported.
//
//   node tests/browser/lighthouse.mjs --dist dist

import { parseArgs } from 'node:util';

import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';

import { serve } from './lib/server.mjs';

/** Of 100, by category; performance depends on the machine and is only told. */
const REACH = { accessibility: 100, 'best-practices': 100, performance: 0 };

const { values } = parseArgs({ options: { dist: { type: 'string', default: 'dist' } } });
const port = 20000 + (process.pid % 20000);
const server = await serve(values.dist, { compress: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', `--remote-debugging-port=${port}`],
});
let poor = 0;
try {
  for (const place of ['', '#/tools/packet']) {
    const { lhr } = await lighthouse(server.address + place, { port, onlyCategories: Object.keys(REACH), logLevel: 'error' });
    for (const [name, reach] of Object.entries(REACH)) {
      const category = lhr.categories[name];
      const score = Math.round(category.score * 100);
      if (score < reach) poor += 1;
      console.log(`${score >= reach ? 'ok  ' : 'POOR'} Lighthouse, ${place || 'start'}: ${name} ${score}${reach ? ` (reach ${reach})` : ''}`);
      const lost = category.auditRefs.filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9);
      for (const { id } of lost) console.log(`     ${id}: ${lhr.audits[id].title} ${lhr.audits[id].displayValue ?? ''}`);
    }
  }
} finally {
  await browser.close();
  server.close();
}
process.exit(poor ? 1 : 0);
