export { Grid, type Ask, type GridProps } from './Grid';
export { Blank } from './Nothing';
export type { FetchPage, Page } from './paging';
export type { View } from './Toolbar';
