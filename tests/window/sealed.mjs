// The sealed report in other hands: the command line says of each file what it is, by its exit code, and of the journal
// that it is whole.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../webdriver/children.mjs';
import { must } from '../webdriver/suite.mjs';
import { ADMIN } from './first-start.mjs';

const PLAIN = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

export async function inOtherHands({ tests, desk, job }) {
  const cli = (...args) => desk.cli(ADMIN.login, ADMIN.password, args);
  const expects = (file, code, why) => {
    const said = cli('verify', file);
    must(said.code === code, `${why}: exit ${said.code} instead of ${code}\n${said.out}${said.err}`);
  };
  await tests.step('the report as it was filed is intact', () => expects(job.file, 0, 'nobody has touched it'));
  await tests.step('one changed byte anywhere is found', () => {
    const sealed = readFileSync(job.file);
    for (const place of [200, Math.floor(sealed.length / 2), sealed.length - 200]) {
      const changed = Buffer.from(sealed);
      changed[place] ^= 0x01;
      const copy = join(dirname(job.file), 'changed.pdf');
      writeFileSync(copy, changed);
      expects(copy, 1, `byte ${place} was changed`);
    }
  });
  await tests.step("a PDF without a seal, and one of another firm's, are said not to be ours", () => {
    const plain = join(dirname(job.file), 'plain.pdf');
    writeFileSync(plain, PLAIN);
    expects(plain, 2, 'it has no seal');
    expects(join(root, 'src-tauri/libs/seal/tests/golden/sealed_v1.pdf'), 2, 'another firm has sealed it');
  });
  await tests.step('the journal is whole', () => {
    const said = cli('journal', 'verify');
    must(said.code === 0, `exit ${said.code}: ${said.out}${said.err}`);
  });
}
