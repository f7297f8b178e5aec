import { readWindow, type RequestWindow } from './governor-window.ts';
import { SharedFile } from './shared-file.ts';

/** The requests of all runs of this machine, in the one file that they share. */
export class GovernorFile extends SharedFile<RequestWindow> {
  constructor(path: string) {
    super(path, {
      name: 'The record of requests',
      without: 'requests to a shared target could not be counted',
      read: readWindow,
    });
  }
}
