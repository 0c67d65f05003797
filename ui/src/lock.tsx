// What the window shows first: the lock, small enough to be there with the window. The program is loaded behind it.
import 'virtual:tokens.css';
import './theme/base.css';
import './lock/lock.css';
import { createRoot, type Root } from 'react-dom/client';
import { guardComposition } from './frame/ime';
import { call, handInAll, onLocked } from './host';
import { Door } from './lock/Door';
import { applyMode } from './theme/mode';
import type { SessionView as Session } from './wire.gen';

guardComposition();
applyMode();

const page = document.getElementById('root') as HTMLElement;
let program: Promise<typeof import('./main')> | undefined;
// A part that could not be read is asked for again the next time.
const load = () => (program ??= import('./main').catch((failed: unknown) => {
  program = undefined;
  throw failed;
}));

let door: Root | null = null;
let close: (() => void) | null = null;
let place: HTMLElement | null = null;

function showDoor(): void {
  if (door) return;
  close?.();
  close = null;
  place?.remove();
  place = document.createElement('div');
  place.className = 'ac-place';
  page.append(place);
  door = createRoot(place);
  door.render(<Door opened={open} />);
  // After the paint, so that nobody waits for what is not needed yet.
  requestAnimationFrame(() => setTimeout(() => void load().catch(() => undefined), 0));
}

async function open(session: Session): Promise<void> {
  const { start } = await load();
  const inside = document.createElement('div');
  inside.className = 'ac-place';
  page.append(inside);
  const end = await start(inside, session, lock);
  door?.unmount();
  door = null;
  place?.remove();
  place = inside;
  close = end;
}

function lock(): void {
  // Whatever the core answers, nothing stays readable.
  void handInAll().then(() => call('vault.lock', {})).catch(() => undefined).finally(showDoor);
}

onLocked(showDoor);

void call('session.current', {}).then(
  (session) => (session ? open(session).catch(showDoor) : showDoor()),
  () => showDoor(),
);
