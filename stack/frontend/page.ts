/** A page of the frontend: the app's root with a line of text, where the product would draw itself. */
export function page(heading: string, text: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Netra Beta</title>
  </head>
  <body>
    <div id="__next">
      <main>
        <h1>${heading}</h1>
        <p>${text}</p>
      </main>
    </div>
  </body>
</html>
`;
}
