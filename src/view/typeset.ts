import type { Language } from '../terms/speech.ts'
import { typeset } from '../terms/typeset.ts'
import type { Action, Block, Field, Form, Inline, Line, View } from './view.ts'

/** Stands for what a platform writes itself: a mention, an instant, a command. As long as a character. */
const node = '\ufffc'

const worded = (inline: Inline): inline is Extract<Inline, { text: string }> => 'text' in inline

/** A line as it is set: read as one, since a name, an instant or a fact may stand before its punctuation. */
export function typesetLine(line: Line, language: Language): Line {
  const before = line.map(inline => (worded(inline) ? inline.text : node)).join('')
  const after = typeset(before, language)
  if (after === before) return line
  let at = 0
  return line.map(inline => {
    const from = at
    at += worded(inline) ? inline.text.length : node.length
    return worded(inline) ? { ...inline, text: after.slice(from, at) } : inline
  })
}

const actionIn: { [K in Action['kind']]: (action: Extract<Action, { kind: K }>, language: Language) => Action } = {
  button: (button, language) => ({ ...button, label: typeset(button.label, language) }),
  link: (link, language) => ({ ...link, label: typeset(link.label, language) }),
  select: (select, language) => ({
    ...select,
    label: typeset(select.label, language),
    options: select.options.map(option => ({ ...option, label: typeset(option.label, language) })),
  }),
}

const blockIn: { [K in Block['kind']]: (block: Extract<Block, { kind: K }>, language: Language) => Block } = {
  heading: (heading, language) => ({ ...heading, text: typeset(heading.text, language) }),
  text: (text, language) => ({ ...text, line: typesetLine(text.line, language) }),
  list: (list, language) => ({ ...list, items: list.items.map(item => typesetLine(item, language)) }),
  facts: (facts, language) => ({
    ...facts,
    facts: facts.facts.map(({ label, value }) => ({
      label: typeset(label, language),
      value: typesetLine(value, language),
    })),
  }),
  quote: (quote, language) => ({ ...quote, text: typeset(quote.text, language) }),
  note: (note, language) => ({ ...note, line: typesetLine(note.line, language) }),
  divider: divider => divider,
  // It is known everywhere by all that it is, its words included; they come set from where they are said.
  picture: picture => picture,
  file: file => file,
  actions: (row, language) => ({
    ...row,
    actions: row.actions.map(action =>
      (actionIn[action.kind] as (action: Action, language: Language) => Action)(action, language),
    ),
  }),
}

/** A View as it is set in its reader's language, whoever wrote what stands in it. Each platform draws nothing else. */
export function typesetView(view: View, language: Language): View {
  if (language !== 'fr') return view
  return {
    ...view,
    title: typeset(view.title, language),
    blocks: view.blocks.map(block =>
      (blockIn[block.kind] as (block: Block, language: Language) => Block)(block, language),
    ),
  }
}

/** A form as it is set. What is filled in stays as it was typed. */
export function typesetForm(form: Form, language: Language): Form {
  if (language !== 'fr') return form
  const { title, submit, intro, fields } = form
  return {
    ...form,
    title: typeset(title, language),
    submit: typeset(submit, language),
    ...(intro === undefined ? {} : { intro: typesetLine(intro, language) }),
    fields: fields.map((field): Field => {
      const { label, hint, options, kind } = field
      return {
        ...field,
        label: typeset(label, language),
        ...(hint === undefined ? {} : { hint: typeset(hint, language) }),
        // A member's name is typed over, or sent back as it stands there.
        ...(options &&
          kind !== 'member' && {
            options: options.map(option => ({ ...option, label: typeset(option.label, language) })),
          }),
      }
    }),
  }
}
