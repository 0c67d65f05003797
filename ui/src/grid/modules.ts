// Only the parts of the grid in use: the rest stays out of the program.
import {
  CellStyleModule, ColumnApiModule, EventApiModule, InfiniteRowModelModule, LocaleModule, ModuleRegistry, RenderApiModule,
  RowApiModule, RowSelectionModule, ScrollApiModule,
} from 'ag-grid-community';

ModuleRegistry.registerModules([
  CellStyleModule, ColumnApiModule, EventApiModule, InfiniteRowModelModule, LocaleModule, RenderApiModule, RowApiModule,
  RowSelectionModule, ScrollApiModule,
]);
