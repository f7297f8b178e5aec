/** A static file of the page, as it came the first time. */
export interface KeptAsset {
  readonly status: number;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** Base64. */
  readonly body: string;
}

/** Whoever waits for another window's fetch longer than this fetches the file itself, ms. */
const patienceMs = 5_000;

interface Place {
  readonly asset: Promise<KeptAsset | undefined>;
  readonly put: (asset: KeptAsset | undefined) => void;
}

/** The static files that a worker has fetched, so that its next window need not ask a shared target for them again. */
export class AssetShelf {
  private readonly places = new Map<string, Place>();

  get isEmpty(): boolean {
    return this.places.size === 0;
  }

  /**
   * The file at an address, also one that another window is fetching at this moment. Undefined when whoever asks is to fetch it:
   * then `put` or `forget` must follow.
   */
  async find(url: string): Promise<KeptAsset | undefined> {
    const place = this.places.get(url);
    const asset = place && (await within(place.asset, patienceMs));
    if (asset === undefined) this.begin(url);
    return asset;
  }

  put(url: string, asset: KeptAsset): void {
    this.places.get(url)?.put(asset);
  }

  /** The file did not come, or must not be kept: the next one fetches it afresh. */
  forget(url: string): void {
    const place = this.places.get(url);
    this.places.delete(url);
    place?.put(undefined);
  }

  private begin(url: string): void {
    let put: Place['put'] = () => undefined;
    const asset = new Promise<KeptAsset | undefined>((resolve) => {
      put = resolve;
    });
    this.places.set(url, { asset, put });
  }
}

async function within<T>(work: Promise<T>, limitMs: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
