export { asFault, call, callAny, FaultError, inWindow, onLocked, onTouched } from './call';
export { openPath, pickFile, pickFolder, saveAs, type FileFilter, type Picked } from './files';
export { beforeLocking, handInAll } from './locking';
