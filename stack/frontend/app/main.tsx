import { render } from 'preact';
import { App } from './app.tsx';

const root = document.getElementById('__next');
if (root === null) throw new Error('The page has no place for the app.');
root.replaceChildren();
render(<App />, root);
