// The built program on a screen of its own, over a folder of its own.
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { built, folder, freePort, run, screen, start } from '../webdriver/children.mjs';
import { Session, until } from '../webdriver/session.mjs';
import { must } from '../webdriver/suite.mjs';

// Programs of the system that no test can look into: each keeps what it was given. A file is renamed once it is whole.
const SYSTEM = {
  lpstat: '[ "$1" = -e ] && echo Office-A4',
  lp: 'cat > "$KEPT.part" && printf "%s\n" "$*" > "$KEPT.words" && mv "$KEPT.part" "$KEPT"',
  'xdg-open': 'printf "%s" "$1" > "$KEPT.part" && mv "$KEPT.part" "$KEPT"',
};

export class Desk {
  data = folder();
  #system = folder();
  #pick = join(this.data, '..', `${this.data.split('/').at(-1)}.pick`);
  #display;
  #driver;
  session;

  static async ready() {
    must(existsSync(built('aftercare')), `the program is not built: ${built('aftercare')}`);
    const desk = new Desk();
    for (const [name, does] of Object.entries(SYSTEM)) {
      const path = join(desk.#system, name);
      writeFileSync(path, `#!/bin/sh\nKEPT="${path}.kept"\n${does}\n`);
      chmodSync(path, 0o755);
    }
    desk.#display = await screen();
    return desk;
  }

  get environment() {
    return {
      DISPLAY: this.#display,
      PATH: `${this.#system}:${process.env.PATH}`,
      GDK_BACKEND: 'x11',
      AFTERCARE_DATA_DIR: this.data,
      AFTERCARE_PICK: this.#pick,
      // Without it the driver waits for ever.
      TAURI_WEBVIEW_AUTOMATION: 'true',
    };
  }

  /** What the next file dialog answers. */
  picks(path) {
    writeFileSync(this.#pick, `${path}\n`);
  }

  /** What a program of the system was given last, once it was. */
  async kept(program, more = '') {
    const path = join(this.#system, `${program}.kept${more}`);
    await until(`something given to ${program}`, () => existsSync(path));
    return readFileSync(path);
  }

  /** Starts the program; answers its session. */
  async open() {
    const port = await freePort();
    this.#driver = start('WebKitWebDriver', [`--port=${port}`], { env: this.environment });
    this.session = await Session.open(port, { 'webkitgtk:browserOptions': { binary: built('aftercare'), args: [] } });
    return this.session;
  }

  /** What the program and its pages have said, errors of the console among it. */
  get said() {
    return this.#driver.lines;
  }

  /** Quits the program. */
  async quit() {
    await this.session.close();
    this.#driver.stop();
    // The window is gone a moment before the program is, and only the end of the program frees the vault.
    const lock = join(this.data, 'vault', 'aftercare.lock');
    await until('the program to let go of the vault', () => run('flock', ['--nonblock', lock, 'true']).code === 0);
  }

  /** The command line over the same vault, as somebody. */
  cli(login, password, args, input) {
    const file = `${this.#pick}.password`;
    writeFileSync(file, `${password}\n`, { mode: 0o600 });
    return run(built('aftercare-cli'), ['--vault', join(this.data, 'vault'), '--user', login, '--password-file', file, ...args], { input });
  }

  /** A second program over the same folder; resolves when it has ended or after `ms`. */
  async second(ms) {
    const other = start(built('aftercare'), [], { env: { ...this.environment, TAURI_WEBVIEW_AUTOMATION: '' } });
    const code = await Promise.race([
      new Promise((done) => other.child.once('exit', done)),
      new Promise((done) => setTimeout(() => done('still there'), ms)),
    ]);
    other.stop();
    return { code, lines: other.lines };
  }
}
