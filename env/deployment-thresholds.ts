/** A figure that decides about what is deployed, and where it comes from. */
export interface Threshold {
  readonly value: number;
  readonly unit: string;
  readonly source: string;
}

/** What a healthy deployment keeps, on every target alike. */
export const deploymentThresholds = {
  /** Fewer days left than this: somebody has to renew the certificate now. */
  certificateDays: { value: 14, unit: 'days', source: 'requirements F42' },
  /** A machine that is further off than this can say nothing of when things happened. */
  clockSkew: {
    value: 30,
    unit: 's',
    source: 'half of the 60 s that a token may be off by (auth contract, section 2)',
  },
  /** So many scripts of a page are fetched at most, and so much of them. */
  bundleScripts: { value: 40, unit: 'scripts', source: 'a built page names 10 to 30' },
  bundleBytes: { value: 16 * 1024 * 1024, unit: 'bytes', source: 'a built page has 1 to 3 MiB' },
} as const satisfies Readonly<Record<string, Threshold>>;

/** How often each service is asked whether it answers from one revision only (requirements X96: 20 requests). */
export const revisionRequests = {
  alone: { auth: 20, backend: 20, frontend: 20 },
  /** Where requests are paced they are 20 in all, and most go to the service that is deployed most often. */
  paced: { auth: 5, backend: 10, frontend: 5 },
  /** At each of two addresses that are compared. */
  compared: 3,
} as const;
