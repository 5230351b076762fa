// What helps where scripts run. Every page works without.
import { Button } from 'govuk-frontend/dist/govuk/components/button/button.mjs'
import { CharacterCount } from 'govuk-frontend/dist/govuk/components/character-count/character-count.mjs'
import { ErrorSummary } from 'govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs'
import { FileUpload } from 'govuk-frontend/dist/govuk/components/file-upload/file-upload.mjs'
import { SkipLink } from 'govuk-frontend/dist/govuk/components/skip-link/skip-link.mjs'
import { createAll } from 'govuk-frontend/dist/govuk/init.mjs'

function begin () {
  document.body.classList.add('js-enabled', 'govuk-frontend-supported')
  for (const component of [Button, CharacterCount, ErrorSummary, FileUpload, SkipLink]) createAll(component)
  for (const form of document.querySelectorAll('form[data-progress]')) showProgress(form)
}

// A large file takes a while: say how much of it has arrived, and that it is being checked then.
function showProgress (form) {
  form.addEventListener('submit', event => {
    const file = form.querySelector('input[type=file]')
    if (!file.files.length) return
    event.preventDefault()
    const sent = new FormData(form)
    const ordered = new FormData()
    ordered.append('token', sent.get('token'))
    if (event.submitter) ordered.append(event.submitter.name, event.submitter.value)
    ordered.append(file.name, file.files[0])

    const place = form.querySelector('[data-progress-place]')
    const bar = document.createElement('progress')
    const words = document.createElement('p')
    bar.className = 'app-progress'
    bar.max = 100
    bar.setAttribute('aria-label', 'How much of the file has been sent')
    words.className = 'govuk-body'
    place.replaceChildren(words, bar)
    for (const button of form.querySelectorAll('button')) button.disabled = true

    const request = new XMLHttpRequest()
    const say = text => { if (words.textContent !== text) words.textContent = text }
    say('Sending the file. Keep this page open.')
    request.upload.addEventListener('progress', e => {
      if (e.lengthComputable) bar.value = 100 * e.loaded / e.total
    })
    request.upload.addEventListener('load', () => {
      bar.removeAttribute('value')
      say('The file has been sent. It is being checked.')
    })
    request.addEventListener('error', () => {
      bar.remove()
      say('The connection broke before an answer came. Open the page of the return to see whether the file arrived; if not, send it again.')
      for (const button of form.querySelectorAll('button')) button.disabled = false
    })
    request.addEventListener('load', () => show(request, form.action))
    request.open('POST', form.action)
    request.send(ordered)
  })
}

// The answer is a page: of another address after an upload, of the same one where something is wrong or nothing was kept.
function show (request, sentTo) {
  if (request.responseURL && request.responseURL !== sentTo) {
    window.location.assign(request.responseURL)
    return
  }
  const page = new DOMParser().parseFromString(request.responseText, 'text/html')
  document.title = page.title
  document.body.replaceWith(page.body)
  window.scrollTo(0, 0)
  begin()
}

begin()
