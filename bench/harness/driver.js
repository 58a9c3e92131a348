/**
 * World: benchmark page. Runs a program; never instrumented. A classic script.
 */
globalThis.benchmarkDriver = {
  runs: 0,
  expected: '',
  async setUp() {
    await globalThis.benchmarkProgram.setUp();
    this.expected = String(globalThis.benchmarkProgram.expected);
  },
  /** Runs the program a number of times and returns its result; throws when two runs differ. */
  async run(times) {
    const program = globalThis.benchmarkProgram;
    let first;
    for (let i = 0; i < times; i++) {
      let result = program.run();
      if (typeof result === 'object') result = await result;
      this.runs++;
      first ??= result;
      if (result !== first) throw new Error(`Two runs differ: ${first} and ${result}`);
    }
    return String(first);
  },
};
