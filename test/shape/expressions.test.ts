import ts from 'typescript'
import { expect, test } from 'vitest'
import { type Called, patternsOf } from '../../src/terms/called.ts'
import { everyNode, filesOf, parsed, placeOf } from './sources.ts'
import { growsTooFast } from './steps.ts'

/**
 * One line that somebody types holds up everybody while it is read: no expression may do work that grows faster than what
 * it reads. All of them are held to it, since what is ours today may be somebody's tomorrow.
 */

type Expression = { readonly source: string; readonly flags: string; readonly place: string }

/** The expressions of a file: those written out, and those put together of constants of the file. */
function expressionsOf(file: string): Expression[] {
  const found: Expression[] = []
  const source = parsed(file)
  everyNode(source, node => {
    if (ts.isRegularExpressionLiteral(node)) found.push({ ...written(node), place: placeOf(node) })
    if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp') {
      const [text, flags] = node.arguments ?? []
      found.push({ source: textIn(text, source), flags: flags ? textIn(flags, source) : '', place: placeOf(node) })
    }
  })
  return found
}

function written({ text }: ts.RegularExpressionLiteral): Omit<Expression, 'place'> {
  const end = text.lastIndexOf('/')
  return { source: text.slice(1, end), flags: text.slice(end + 1) }
}

/** Short, since every text is tried; of a number no more than three signs may stand between two figures. */
const somebody: Called = {
  ...{ name: 'Jo d’É', email: null, phone: null, country: undefined, firm: null, accounts: [] },
}

/** What a text is put together of, as far as the file itself says; throws on anything else. */
function textIn(node: ts.Node | undefined, source: ts.SourceFile): string {
  if (node && ts.isRegularExpressionLiteral(node)) return written(node).source
  if (node && ts.isStringLiteralLike(node)) return node.text
  if (node && ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'String.raw')
    return node.template.getText().slice(1, -1)
  if (node && ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(span => textIn(span.expression, source) + span.literal.text).join('')
  // Texts that were escaped stand for themselves, and any will do.
  if (node && ts.isCallExpression(node) && /\.join\('\|'\)$/.test(node.getText()) && /RegExp\.escape/.test(source.text))
    return 'Marie Duval|Marie'
  // Whoever is looked for is put together of his letters: somebody is.
  if (node && source.fileName.endsWith('src/terms/called.ts') && node.getText() === "patterns.join('|')")
    return patternsOf(somebody).join('|')
  if (node && ts.isPropertyAccessExpression(node) && node.name.text === 'source') return textIn(node.expression, source)
  if (node && ts.isIdentifier(node)) {
    const [made] = source.statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => declarationList.declarations)
      .filter(({ name }) => name.getText() === node.text)
    if (made?.initializer) return textIn(made.initializer, source)
  }
  throw new Error(`${source.fileName} makes an expression of ${node?.getText()}, which nobody can check`)
}

test('no expression does work that grows faster than what it reads', () => {
  const all = filesOf('{src,commands}/**/*.{ts,js}').flatMap(expressionsOf)
  expect(all.length).toBeGreaterThan(150)
  const growing = all.flatMap(({ source, flags, place }) => {
    const text = growsTooFast(source, flags)
    return text === null ? [] : [`${place} /${source}/ on ${text}`]
  })
  expect(growing).toEqual([])
})

test('work that grows is found: with the square, with the cube, without end', () => {
  const found = (expressions: readonly RegExp[]) =>
    expressions.filter(({ source, flags }) => growsTooFast(source, flags) !== null)
  const growing = [
    /\s+$/,
    /^(a+)+$/,
    /«\s*([^»]*?)\s*»/,
    /<@[^>]+>/g,
    /^(\d+)\s*h\s*(\d+)?\s*(min)?$/,
    /^(\s*)>/gm,
    /(?:a|b|ab)*c/,
    /“[^”]*”|\S+/g,
  ]
  expect(found(growing)).toEqual(growing)
  const even = [/^\s*$/, /^(\S+)\s+([\s\S]*)$/, /\p{M}/gu, /^[a-z]{2,3}(?:-[a-z]{1,8})*$/i, /<@[^<>]+>/g, /\bof\b/g]
  expect(found(even)).toEqual([])
})
