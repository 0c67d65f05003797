// The grid asks for blocks by number, the core answers pages by cursor. A block's cursor is the end of the block before
// it; blocks whose cursor is unknown are reached by walking from the last one known.

/** One page of rows; `next` is null at the end. `total` may come with the first page alone. */
export type Page<T> = { rows: T[]; next: string | null; total?: number | null };
export type FetchPage<T> = (cursor: string | null, limit: number) => Promise<Page<T>>;

export class Pager<T> {
  private cursors: (string | null)[] = [null];
  private total: number | null | undefined;
  private readonly fetch: FetchPage<T>;
  readonly size: number;

  constructor(fetch: FetchPage<T>, size: number) {
    this.fetch = fetch;
    this.size = size;
  }

  /** The rows of block `block`, and the number of all rows once it was told or the end is known. */
  async block(block: number): Promise<{ rows: T[]; last: number | undefined; total: number | null | undefined }> {
    for (let at = Math.min(block, this.cursors.length - 1); ; at += 1) {
      const page = await this.fetch(this.cursors[at] ?? null, this.size);
      if (at === 0) this.total = page.total;
      if (page.next === null) {
        const last = at * this.size + page.rows.length;
        return { rows: at === block ? page.rows : [], last, total: last };
      }
      this.cursors[at + 1] = page.next;
      if (at >= block) return { rows: page.rows, last: undefined, total: this.total };
    }
  }
}
