// Counts what passed and what failed, and says what.

/** A tally; `check` runs one named test. */
export function tally() {
  const counts = { passed: 0, failed: 0 };
  return {
    counts,
    async check(name, test) {
      const start = performance.now();
      try {
        await test();
        counts.passed += 1;
        console.log(`ok   ${name} (${Math.round(performance.now() - start)} ms)`);
      } catch (error) {
        counts.failed += 1;
        console.log(`FAIL ${name}\n     ${String(error.stack ?? error).split('\n').slice(0, 8).join('\n     ')}`);
      }
    },
  };
}
