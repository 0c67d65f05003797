// Handwriting as data: strokes in the pad's own units, so that what is kept does not depend on the screen it was
// written on. Pure; the canvas and the events are in Pad.tsx and drawing.ts.
import type { InkData, InkPoint } from '../../wire.gen';

/** The pad's own units; three to one, like the line on paper. */
export const PAD_WIDTH = 1200;
export const PAD_HEIGHT = 400;
/** More is no signature; the core takes no more than 50,000. */
export const MOST_POINTS = 20_000;

/** What is on the pad: `startedAt` is the moment of the first point, by the core's clock. */
export type PadInk = { input: string; startedAt: number | null; strokes: InkPoint[][] };

export const BLANK: PadInk = { input: '', startedAt: null, strokes: [] };

export function isBlank(ink: PadInk): boolean {
  return ink.strokes.length === 0;
}

type Box = { left: number; top: number; width: number; height: number };

/** A place on the screen in pad units. A pen that slips over the edge writes along it. */
export function toPad(clientX: number, clientY: number, box: Box): { x: number; y: number } {
  const unit = (at: number, size: number, units: number) => (size > 0 ? Math.round((at / size) * units) : 0);
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value));
  return {
    x: within(unit(clientX - box.left, box.width, PAD_WIDTH), PAD_WIDTH),
    y: within(unit(clientY - box.top, box.height, PAD_HEIGHT), PAD_HEIGHT),
  };
}

/** Pressure 0 to 1000; a mouse has none, whatever the event says. */
export function pressureOf(pointerType: string, pressure: number): number {
  if (pointerType === 'mouse') return 0;
  return Math.min(1000, Math.max(0, Math.round(pressure * 1000)));
}

/** Milliseconds since the first point, and never before the point last written. */
export function timeOf(stamp: number, origin: number, last: number): number {
  return Math.max(last, Math.round(stamp - origin));
}

/** The time of the last point; 0 on a blank pad. */
export function lastTime(strokes: readonly InkPoint[][]): number {
  return strokes.at(-1)?.at(-1)?.t ?? 0;
}

/** Adds a point; a resting pen adds none. */
export function addPoint(stroke: InkPoint[], point: InkPoint): boolean {
  const last = stroke.at(-1);
  if (last && last.x === point.x && last.y === point.y) return false;
  stroke.push(point);
  return true;
}

/** Devices without pressure tell a constant: then nothing is known of it, which is 0. */
export function settlePressure(stroke: InkPoint[]): InkPoint[] {
  const first = stroke[0]?.p ?? 0;
  const constant = stroke.every((point) => point.p === first);
  const unsaid = constant && (stroke.length > 2 || first === 500 || first === 1000);
  return unsaid ? stroke.map((point) => ({ ...point, p: 0 })) : stroke;
}

/** With one more stroke on it. */
export function withStroke(ink: PadInk, stroke: InkPoint[], input: string, startedAt: number): PadInk {
  if (stroke.length === 0) return ink;
  return {
    input: isBlank(ink) ? input : ink.input,
    startedAt: ink.startedAt ?? startedAt,
    strokes: [...ink.strokes, settlePressure(stroke)],
  };
}

/** Without the last stroke; without the only one the pad is blank and time starts anew. */
export function undone(ink: PadInk): PadInk {
  return ink.strokes.length <= 1 ? BLANK : { ...ink, strokes: ink.strokes.slice(0, -1) };
}

export function countPoints(strokes: readonly InkPoint[][]): number {
  return strokes.reduce((sum, stroke) => sum + stroke.length, 0);
}

/** What the core takes. */
export function inkData(ink: PadInk): InkData {
  return { width: PAD_WIDTH, height: PAD_HEIGHT, input: ink.input, strokes: ink.strokes };
}
