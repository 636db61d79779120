import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** The project's folder. */
export const root = join(import.meta.dirname, '..', '..')

/** Files by pattern, from the project's folder, sorted. */
export const filesOf = (...patterns: string[]): string[] =>
  globSync(patterns, { cwd: root })
    .map(file => file.replaceAll('\\', '/'))
    .sort()

export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8')

const read = new Map<string, ts.SourceFile>()

/** A file as TypeScript reads it: comments are none of the nodes, so what they say is not what the code does. */
export function parsed(file: string): ts.SourceFile {
  const kind = file.endsWith('.js') ? ts.ScriptKind.JS : ts.ScriptKind.TS
  const source = read.get(file) ?? ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true, kind)
  read.set(file, source)
  return source
}

/** Visits every node of a file. */
export function everyNode(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  node.forEachChild(child => everyNode(child, visit))
}

/** `file:line`, to click on. */
export function placeOf(node: ts.Node): string {
  const source = node.getSourceFile()
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
}

export type Text = {
  readonly text: string
  readonly node: ts.Node
  /** The names of the properties it stands under: `commands.meeting.says`. */
  readonly path: string
}

/** Every text a file holds: strings and templates (`…` for what is put in), without imports, types and property names. */
export function textsOf(file: string): Text[] {
  const texts: Text[] = []
  const walk = (node: ts.Node, path: readonly string[]): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return
    const add = (text: string) => void texts.push({ text, node, path: path.join('.') })
    if (ts.isStringLiteralLike(node) && !ts.isComputedPropertyName(node.parent)) {
      const isName =
        (ts.isPropertyAssignment(node.parent) || ts.isMethodDeclaration(node.parent)) && node.parent.name === node
      if (!isName) add(node.text)
    }
    if (ts.isTemplateExpression(node))
      add(node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join(''))
    const named =
      (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node)) && node.name
    const below = named ? [...path, ts.isIdentifier(named) || ts.isStringLiteral(named) ? named.text : '?'] : path
    node.forEachChild(child => walk(child, below))
  }
  walk(parsed(file), [])
  return texts
}
