import type { BuiltApp } from './build-app.ts';

/** The one page of the frontend: the app draws everything itself, as the product's does (ui contract, 1). */
export function page({ script, style }: BuiltApp): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Netra Beta</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${style.path}" />
    <script type="module" src="${script.path}"></script>
  </head>
  <body>
    <div id="__next"><div>Loading...</div></div>
  </body>
</html>
`;
}
