'use client'

import { useState } from 'react'
import { requests } from './requests'

/** Shows a button for each request, and the part of the response that the page could read. */
export function Steps() {
  const [read, setRead] = useState<Readonly<Record<string, string>>>({})

  async function run(name: string): Promise<void> {
    const api = `${location.protocol}//api.${location.host}`
    const answer = await requests[name]?.(api).catch(String)
    setRead((before) => ({ ...before, [name]: JSON.stringify(answer) }))
  }

  return (
    <ol>
      {Object.keys(requests).map((name) => (
        <li key={name}>
          <button type="button" id={name} onClick={() => void run(name)}>
            {name}
          </button>{' '}
          <output htmlFor={name}>{read[name]}</output>
        </li>
      ))}
    </ol>
  )
}
