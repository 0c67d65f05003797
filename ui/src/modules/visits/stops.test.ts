import { describe, expect, it } from 'vitest';
import type { VisitFile } from '../../wire.gen';
import { currentOf, gapsOf, markOf, stepOf, STEPS } from './stops';

const visit = { state: 'planned', departed_at: null, arrived_at: null, work_done_at: null, signed_at: null, left_at: null, account: '', look: '', found_problem: '', result: null };
const file = (changes: object, gaps: string[] = []) => ({ visit: { ...visit, ...changes }, gaps }) as unknown as VisitFile;

describe('the rail of a visit', () => {
  it('leads every gap to the step where it is filled', () => {
    expect(stepOf('parts.0.reason')).toBe('parts');
    expect(stepOf('tests.2.passed')).toBe('work');
    expect(stepOf('photos.nameplate')).toBe('look');
    expect(stepOf('photos.old_part')).toBe('parts');
    expect(stepOf('opinion')).toBe('sign');
    expect(stepOf('parameters.1.value')).toBe('work');
    expect(stepOf('photos.other.压力表'), 'a photo of the template').toBe('look');
    expect(stepOf('something_new'), 'a gap nobody thought of is shown on the report').toBe('report');
  });
  it('shares out the gaps without losing one', () => {
    const gaps = ['person_met', 'cause', 'tests', 'fees_none', 'guidance', 'opinion', 'photos.after', 'what'];
    expect(STEPS.flatMap((step) => gapsOf(step, gaps)).sort()).toEqual([...gaps].sort());
  });
  it('begins with leaving and goes on with the first question not answered', () => {
    expect(currentOf(file({}))).toBe('depart');
    expect(markOf('depart', file({ state: 'on_site', arrived_at: 1 })), 'a remote session has nowhere to leave for').toBe('done');
    expect(currentOf(file({ state: 'departed', departed_at: 1 }))).toBe('arrive');
    const there = { state: 'on_site', departed_at: 1, arrived_at: 2 };
    expect(currentOf(file(there, ['cause']))).toBe('listen');
    expect(currentOf(file({ ...there, account: '响', look: '霜', found_problem: '漏' }, ['tests']))).toBe('work');
  });
  it('has the report of an unsolved visit rated and signed like any other', () => {
    const unsolved = { state: 'work_done', departed_at: 1, arrived_at: 2, work_done_at: 3, result: 'unsolved' };
    expect(currentOf(file(unsolved, ['opinion'])), 'E-08: its opinion').toBe('sign');
    expect(currentOf(file(unsolved, [])), 'P-31: its signature').toBe('sign');
    expect(currentOf(file({ ...unsolved, signed_at: 4 }, []))).toBe('leave');
  });
  it('marks a question as behind only when something was written', () => {
    expect(markOf('listen', file({}))).toBe('open');
    expect(markOf('check', file({}, []))).toBe('open');
  });
});
