// The pad: written on with pen, finger or mouse. What is drawn here is only a picture of `ink`; the strokes themselves
// live with the caller, so a resize, a turned screen or the lock loses none.
import { Button } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { now } from '../../data';
import { typing, useKey } from '../../frame/keys';
import { beforeLocking } from '../../host';
import { useText } from '../../text';
import { useDark } from '../../theme/mode';
import type { InkPoint } from '../../wire.gen';
import { draw } from './drawing';
import { addPoint, BLANK, countPoints, isBlank, lastTime, MOST_POINTS, pressureOf, settlePressure, timeOf, toPad, undone, withStroke, type PadInk } from './ink';

export type PadProps = {
  ink: PadInk;
  change: (ink: PadInk) => void;
  /** A sentence in place of the hint, e.g. why the last signature was refused. */
  trouble?: string | undefined;
  disabled?: boolean;
};

/** A hand resting on the glass beside the pen writes nothing for this long after the pen was seen. */
const PALM_MS = 600;

type Live = { pointer: number; input: string; points: InkPoint[]; startedAt: number };

export function Pad({ ink, change, trouble, disabled = false }: PadProps) {
  const t = useText();
  const dark = useDark();
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(ink);
  latest.current = ink;
  const live = useRef<Live | null>(null);
  const origin = useRef<number | null>(null);
  const penAt = useRef(Number.NEGATIVE_INFINITY);
  const frame = useRef(0);

  const paint = useCallback(() => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      const points = live.current?.points;
      if (canvas.current) draw(canvas.current, points ? [...latest.current.strokes, settlePressure(points)] : latest.current.strokes);
    });
  }, []);

  useEffect(() => {
    const at = canvas.current;
    if (!at) return undefined;
    const fit = () => {
      const dots = window.devicePixelRatio || 1;
      at.width = Math.max(1, Math.round(at.clientWidth * dots));
      at.height = Math.max(1, Math.round(at.clientHeight * dots));
      paint();
    };
    const watch = new ResizeObserver(fit);
    watch.observe(at);
    fit();
    // Moved to a finer screen, the pad is as large as before and has more dots.
    window.addEventListener('resize', fit);
    return () => {
      watch.disconnect();
      window.removeEventListener('resize', fit);
      cancelAnimationFrame(frame.current);
    };
  }, [paint]);
  useEffect(paint, [ink, dark, paint]);

  const write = (event: PointerEvent, stroke: Live) => {
    const box = canvas.current?.getBoundingClientRect();
    if (!box || countPoints(latest.current.strokes) + stroke.points.length >= MOST_POINTS) return;
    const from = origin.current ?? event.timeStamp;
    const last = stroke.points.at(-1)?.t ?? lastTime(latest.current.strokes);
    const place = toPad(event.clientX, event.clientY, box);
    addPoint(stroke.points, { ...place, t: timeOf(event.timeStamp, from, last), p: pressureOf(stroke.input, event.pressure) });
  };

  /** A second finger writes nothing either: the first is still `live`. */
  const isPalm = (event: React.PointerEvent) => event.pointerType === 'touch' && event.timeStamp - penAt.current < PALM_MS;

  const down = (event: React.PointerEvent<HTMLCanvasElement>) => {
    if (event.pointerType === 'pen') penAt.current = event.timeStamp;
    // The pen came: what touched before it was the hand.
    if (event.pointerType === 'pen' && live.current?.input === 'touch') live.current = null;
    if (disabled || live.current || event.button !== 0 || isPalm(event)) return;
    event.preventDefault();
    const at = now();
    // After a lock the strokes are back but the page's own clock is another; the moment of the first point bridges it.
    if (isBlank(latest.current)) origin.current = event.timeStamp;
    else origin.current ??= event.timeStamp - Math.max(lastTime(latest.current.strokes), at - (latest.current.startedAt ?? at));
    live.current = { pointer: event.pointerId, input: event.pointerType || 'mouse', points: [], startedAt: at };
    event.currentTarget.setPointerCapture(event.pointerId);
    write(event.nativeEvent, live.current);
    paint();
  };

  const move = (event: React.PointerEvent<HTMLCanvasElement>) => {
    if (event.pointerType === 'pen') penAt.current = event.timeStamp;
    const stroke = live.current;
    if (!stroke || stroke.pointer !== event.pointerId) return;
    // A fast pen gives several places in one event; without them its curves become corners.
    const fine = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const one of fine.length > 0 ? fine : [event.nativeEvent]) write(one, stroke);
    paint();
  };

  const end = (event: React.PointerEvent<HTMLCanvasElement>) => {
    const stroke = live.current;
    if (!stroke || stroke.pointer !== event.pointerId) return;
    live.current = null;
    // The system takes a touch back that it knows for a hand; taken back without a pen (a screen turned) it was writing.
    if (event.type !== 'pointercancel' || !isPalm(event)) commit(stroke);
    paint();
  };
  const commit = (stroke: Live) => change(withStroke(latest.current, stroke.points, stroke.input, stroke.startedAt));
  const unfinished = useRef(() => {});
  unfinished.current = () => {
    const stroke = live.current;
    live.current = null;
    if (stroke) flushSync(() => commit(stroke));
  };
  useEffect(() => beforeLocking(() => unfinished.current()), []);

  const clear = () => {
    origin.current = null;
    change(BLANK);
  };
  const undo = () => {
    const less = undone(ink);
    if (isBlank(less)) origin.current = null;
    change(less);
  };
  // In a field of the form the key takes back what was typed there.
  useKey('Ctrl+Z', (event) => {
    if (isBlank(ink) || disabled || typing(event)) return false;
    undo();
    return true;
  }, true, 'acceptance-pad-undo');

  return (
    <div className="acc-pad">
      <div className="acc-pad-sheet">
        <span className="acc-pad-line" aria-hidden="true" />
        <canvas ref={canvas} role="img" aria-label={t('acceptance-pad', { count: ink.strokes.length })}
          onPointerDown={down} onPointerMove={move} onPointerUp={end} onPointerCancel={end} onLostPointerCapture={end}
          onContextMenu={(event) => event.preventDefault()} />
        {isBlank(ink) && <span className="acc-pad-here" aria-hidden="true">{t('acceptance-pad-here')}</span>}
      </div>
      <div className="acc-pad-foot">
        <span role={trouble ? 'alert' : undefined} className={trouble ? 'acc-bad' : 'ac-quiet'}>{trouble ?? t('acceptance-pad-how')}</span>
        <span className="ac-push" />
        <Button className="acc-touch" disabled={isBlank(ink) || disabled} onClick={undo} title="Ctrl+Z">{t('acceptance-pad-undo')}</Button>
        <Button className="acc-touch" disabled={isBlank(ink) || disabled} onClick={clear}>{t('acceptance-pad-clear')}</Button>
      </div>
    </div>
  );
}
