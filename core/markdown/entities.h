#pragma once

#include <QString>

/// Characters by name and number. Pure; any thread.
namespace baton::markdown {

/// What "&amp;", "&#8364;" or "&#x20AC;" stands for; a name that is not in resources/markdown/entities.json
/// stays as it is written, and what is no character becomes U+FFFD.
QString decodedEntity(const char* text, qsizetype size);

} // namespace baton::markdown
