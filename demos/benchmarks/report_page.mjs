// How long a page of explanations takes to show its cards and its first pictures, in Chromium.
//
//     npm install playwright-core; node demos/benchmarks/report_page.mjs OUT/report.html [ROUNDS] [CHROMIUM]
//
// Each round starts a browser of its own. Clock: the page's own marks (performance.mark), from the beginning of its
// navigation. Processor time: of all processes of the browser, from the call that opens the page until its pictures are
// drawn; from /proc, so on Linux. Medians.
import {chromium} from 'playwright-core';
import fs from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';

const [file, rounds = '9', executablePath = '/usr/bin/chromium'] = process.argv.slice(2);
const TICKS = 100;

/** Seconds of processor time of a process and all it started. */
function processorTime(root) {
  const times = new Map();
  const children = new Map();
  for (const id of fs.readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      const stat = fs.readFileSync(`/proc/${id}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      times.set(id, (Number(fields[11]) + Number(fields[12])) / TICKS);
      children.set(fields[1], [...children.get(fields[1]) ?? [], id]);
    } catch {
      // It ended meanwhile.
    }
  }
  const of = id => (times.get(id) ?? 0) + (children.get(id) ?? []).reduce((sum, child) => sum + of(child), 0);
  return of(String(root));
}

async function round() {
  const server = await chromium.launchServer({executablePath, args: ['--no-sandbox', '--disable-gpu']});
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const page = await browser.newPage({viewport: {width: 1200, height: 900}});
    const before = processorTime(server.process().pid);
    await page.goto(pathToFileURL(path.resolve(file)).href, {waitUntil: 'commit'});
    await page.waitForFunction(() => performance.getEntriesByName('lrp-pictures').length > 0);
    const processor = 1000 * (processorTime(server.process().pid) - before);
    const marks = await page.evaluate(() => ['lrp-cards', 'lrp-pictures'].map(name =>
      performance.getEntriesByName(name)[0].startTime));
    await page.waitForLoadState('load');
    const loaded = await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventStart);
    return [...marks, processor, loaded];
  } finally {
    await server.close();
  }
}

const found = [];
for (let i = 0; i < Number(rounds); i++) {
  found.push(await round());
}
const NAMES = ['cards, clock', 'first pictures, clock', 'first pictures, processors', 'all of it read, clock'];
NAMES.forEach((name, i) => {
  const sorted = found.map(times => times[i]).sort((a, b) => a - b);
  console.log(`${name}: ${Math.round(sorted[sorted.length >> 1])} ms (${Math.round(sorted[0])} to ${
    Math.round(sorted.at(-1))})`);
});
