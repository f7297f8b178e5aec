import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codes, type Class, type Code, type Severity } from '../../../../helpers/diagnosis/codes.ts';
import { layers } from '../../../../helpers/diagnosis/layers.ts';
import {
  classTitle,
  codeTitle,
  layerTitle,
  severityTitle,
} from '../../../../helpers/diagnosis/plain-titles.ts';

const all = Object.keys(codes) as Code[];
const classes: readonly Class[] = ['environment', 'product', 'credentials', 'self'];
const severities: readonly Severity[] = ['fail', 'degraded', 'info'];

/** Words that only those know who build this suite. */
const workshop =
  /kill matrix|canary|manifest|headline|harness|embedded|fixture|judge|envelope|terminal\b|payload|[A-Z]+_[A-Z]/i;

describe('plain titles', () => {
  it('are short, begin with a capital and need no knowledge of this suite', () => {
    const titles = [
      ...all.map(codeTitle),
      ...layers.map(({ name }) => layerTitle(name)),
      ...classes.map(classTitle),
      ...severities.map(severityTitle),
    ];
    for (const title of titles) {
      assert.match(title, /^[A-Z].*[^.\s]$/);
      assert.ok(title.split(' ').length <= 6, title);
      assert.doesNotMatch(title, workshop);
    }
  });

  it('tell every code, layer, class and severity from the others of its kind', () => {
    for (const titles of [
      all.map(codeTitle),
      layers.map(({ name }) => layerTitle(name)),
      classes.map(classTitle),
      severities.map(severityTitle),
    ])
      assert.equal(new Set(titles.map((title) => title.toLowerCase())).size, titles.length);
  });
});
