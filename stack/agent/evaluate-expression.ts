/**
 * The value of an expression of numbers, `+ - * / ^`, and parentheses, rounded to twelve digits so that 0.1 + 0.2 is 0.3.
 * @throws Error with one sentence when it is no such expression, or has no finite value.
 */
export function evaluateExpression(expression: string): number {
  const tokens = expression.match(/\d+(?:\.\d+)?|[-+*/^()]/g) ?? [];
  if (tokens.join('') !== expression.replaceAll(/\s+/g, '') || tokens.length === 0) {
    throw new Error(`"${expression}" is not an expression of numbers.`);
  }
  let position = 0;

  const sum = (): number => {
    let value = product();
    while (tokens[position] === '+' || tokens[position] === '-') {
      value = tokens[position++] === '+' ? value + product() : value - product();
    }
    return value;
  };
  const product = (): number => {
    let value = power();
    while (tokens[position] === '*' || tokens[position] === '/') {
      value = tokens[position++] === '*' ? value * power() : value / power();
    }
    return value;
  };
  const power = (): number => {
    const base = single();
    if (tokens[position] !== '^') return base;
    position += 1;
    return base ** power();
  };
  const single = (): number => {
    const token = tokens[position++];
    if (token === '-') return -single();
    if (token === '(') {
      const value = sum();
      if (tokens[position++] !== ')') throw new Error(`"${expression}" lacks a closing parenthesis.`);
      return value;
    }
    if (token === undefined || !/^\d/.test(token)) throw new Error(`"${expression}" lacks a number.`);
    return Number(token);
  };

  const value = sum();
  if (position !== tokens.length) throw new Error(`"${expression}" goes on after its end.`);
  if (!Number.isFinite(value)) throw new Error(`"${expression}" has no finite value.`);
  return Number(value.toPrecision(12));
}
