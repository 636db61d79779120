import type { ViewOutput } from '@slack/bolt'
import type { ModalView } from '@slack/types'

/** The window while its answer is being made: the form's own title, and a sign that needs no language. */
export function waiting(view: ViewOutput): ModalView {
  return {
    type: 'modal',
    callback_id: 'waiting',
    title: { type: 'plain_text', text: view.title.text },
    private_metadata: view.private_metadata,
    blocks: [{ type: 'section', text: { type: 'plain_text', text: '⏳', emoji: true } }],
  }
}
