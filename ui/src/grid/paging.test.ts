import { describe, expect, it } from 'vitest';
import { Pager, type Page } from './paging';

function numbers(count: number, asked: (string | null)[] = []) {
  return async (cursor: string | null, limit: number): Promise<Page<number>> => {
    asked.push(cursor);
    const from = cursor === null ? 0 : Number(cursor);
    const rows = Array.from({ length: Math.max(0, Math.min(limit, count - from)) }, (_, i) => from + i);
    return { rows, next: from + limit < count ? String(from + limit) : null };
  };
}

describe('a pager', () => {
  it('gives each block the cursor the block before ended with', async () => {
    const pager = new Pager(numbers(25), 10);
    expect((await pager.block(0)).rows[0], 'the first block starts at the beginning').toBe(0);
    expect((await pager.block(1)).rows[0], 'the second goes on where the first ended').toBe(10);
  });
  it('tells the number of rows when the end is reached', async () => {
    const pager = new Pager(numbers(25), 10);
    expect((await pager.block(0)).last, 'not known at first').toBeUndefined();
    expect((await pager.block(2)).last, 'the last page is short').toBe(25);
  });
  it('keeps the length told with the first page until the end shows another', async () => {
    const told = async (cursor: string | null, limit: number) => ({ ...(await numbers(25)(cursor, limit)), total: cursor === null ? 24 : null });
    const pager = new Pager(told, 10);
    await pager.block(0);
    expect((await pager.block(1)).total, 'as told').toBe(24);
    expect((await pager.block(2)).total, 'a line came meanwhile').toBe(25);
  });
  it('walks to a block it has not seen the way to', async () => {
    const asked: (string | null)[] = [];
    const pager = new Pager(numbers(100, asked), 10);
    expect((await pager.block(3)).rows[0], 'row 30 opens the fourth block').toBe(30);
    expect(asked, 'each page is asked for once').toEqual([null, '10', '20', '30']);
  });
  it('goes straight to a block whose cursor it keeps', async () => {
    const asked: (string | null)[] = [];
    const pager = new Pager(numbers(100, asked), 10);
    await pager.block(3);
    asked.length = 0;
    await pager.block(2);
    expect(asked, 'no walking twice').toEqual(['20']);
  });
  it('answers no rows and the end for a block beyond it', async () => {
    const beyond = await new Pager(numbers(5), 10).block(4);
    expect(beyond, 'the list has become shorter').toMatchObject({ rows: [], last: 5 });
  });
});
