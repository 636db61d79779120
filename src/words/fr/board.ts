import type { boardWords as english } from '../en/board.ts'
import { line } from '../line.ts'

export const boardWords: typeof english = {
  further: () => line`Elle a changé : le message qui prend les réponses est plus bas dans ce canal.`,
  begun: () => line`Elle a commencé : les réponses sont closes. Une fois l’appel fait, ce message dira qui était là.`,
}
