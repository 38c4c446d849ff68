// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/server/bodyoutflow.h"

namespace baton::relay {

BodyOutflow::BodyOutflow(std::shared_ptr<BodySource> source, std::shared_ptr<LoopExecutor> executor,
                         std::function<void(const QByteArray&)> deliver)
    : m_source(std::move(source))
    , m_executor(std::move(executor))
    , m_deliver(std::move(deliver))
    , m_left(m_source->size())
{}

void BodyOutflow::ask()
{
    m_asked = true;
    m_source->next([executor = m_executor, weak = weak_from_this()](QByteArray piece) {
        executor->post([weak, piece = std::move(piece)] {
            if (const auto flow = weak.lock())
                flow->given(piece);
        });
    });
}

void BodyOutflow::given(const QByteArray& piece)
{
    m_asked = false;
    // More than was promised would be read as the beginning of the next answer.
    const bool isGood = !piece.isEmpty() && piece.size() <= m_left;
    if (isGood)
        m_left -= piece.size();
    m_deliver(isGood ? piece : QByteArray());
}

} // namespace baton::relay
