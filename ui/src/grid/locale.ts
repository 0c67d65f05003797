import { t } from '../text';

// Of the grid's own words only these can appear with the parts in use.
const OWN: Record<string, string> = {
  loadingOoo: 'grid-loading',
  noRowsToShow: 'grid-empty',
  loadingError: 'grid-error',
  ariaRowSelect: 'grid-aria-row-select',
  ariaRowDeselect: 'grid-aria-row-deselect',
  ariaSortableColumn: 'grid-aria-sortable',
  ariaRowToggleSelection: 'grid-aria-row-toggle',
  ariaHeaderSelection: 'grid-aria-header-selection',
};

/** The grid's words in the language in use. */
export function gridWords(): Record<string, string> {
  return Object.fromEntries(Object.entries(OWN).map(([key, id]) => [key, t(id)]));
}
