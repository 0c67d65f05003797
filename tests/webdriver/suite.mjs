// Numbered sentences, each a test; the last line counts them.
import { mkdirSync } from 'node:fs';
import { output } from './children.mjs';

/** A suite with a limit for the whole run. */
export function suite(name, seconds) {
  const began = Date.now();
  let passed = 0;
  let failed = 0;
  let broken = false;
  let atFailure = async () => {};
  const folder = output(name);
  mkdirSync(folder, { recursive: true });

  const end = () => {
    console.log(`${passed} passed, ${failed} failed`);
    process.exit(failed === 0 && passed > 0 ? 0 : 1);
  };
  setTimeout(() => {
    console.log(`not ok  the whole run takes less than ${seconds} s`);
    failed += 1;
    end();
  }, seconds * 1000).unref();
  process.on('uncaughtException', (error) => {
    console.log(`not ok  ${error.stack}`);
    failed += 1;
    end();
  });

  return {
    folder,
    /** Called with the sentence that failed, to keep a picture. */
    onFailure: (keep) => {
      atFailure = keep;
    },
    /** A test that the others do not build on. */
    test: async (sentence, body) => {
      const from = Date.now();
      try {
        await body();
        passed += 1;
        console.log(`ok      ${sentence} (${Date.now() - from} ms)`);
        return true;
      } catch (error) {
        failed += 1;
        console.log(`not ok  ${sentence} (${Date.now() - from} ms)\n        ${error.message.replaceAll('\n', '\n        ')}`);
        await atFailure(sentence).catch((e) => console.log(`        no picture: ${e.message}`));
        return false;
      }
    },
    /** A step of a story: once one has failed, those after it have nothing to stand on. */
    async step(sentence, body) {
      if (broken) return;
      broken = !(await this.test(sentence, body));
    },
    end: () => {
      console.log(`${((Date.now() - began) / 1000).toFixed(1)} s`);
      end();
    },
  };
}

/** Throws with a reason unless it holds. */
export function must(holds, why) {
  if (!holds) throw new Error(why);
}
