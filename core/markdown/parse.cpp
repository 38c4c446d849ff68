#include "core/markdown/parse.h"

#include "core/domain/text.h"
#include "core/markdown/addresses.h"
#include "core/markdown/dialect.h"
#include "core/markdown/entities.h"
#include "markdowntables.h"

#include <cstring>
#include <md4c.h>
#include <vector>

namespace baton::markdown {

namespace {

QString textOf(const MD_ATTRIBUTE& attribute)
{
    QString text;
    for (int part = 0; attribute.text && attribute.substr_offsets[part] < attribute.size; ++part) {
        const auto from = attribute.substr_offsets[part];
        const auto size = attribute.substr_offsets[part + 1] - from;
        text += attribute.substr_types[part] == MD_TEXT_ENTITY ? decodedEntity(attribute.text + from, size)
                                                               : fromParser(attribute.text + from, size);
    }
    return text;
}

/// What md4c tells, put together; stops it once a count is past its limit.
class Reading
{
public:
    bool enter(MD_BLOCKTYPE type, void* detail);
    bool leave(MD_BLOCKTYPE type);
    bool enter(MD_SPANTYPE type, void* detail);
    bool leave(MD_SPANTYPE type);
    bool text(MD_TEXTTYPE type, const char* text, qsizetype size);

    explicit Reading(const QByteArray& source) : m_source(source.constData()), m_sourceSize(source.size()) {}

    Blocks take() { return std::move(m_open.front().blocks); }

private:
    struct Link
    {
        QString written;
        bool isSafe = false;
        bool isImage = false;
        bool isOpened = false; ///< its bracket is said; only where it is no link
        bool isAngle = false;
        qsizetype before = 0;
    };

    static bool isWithin(int count, int most) { return count <= most; }
    bool open(Block::Kind kind);
    void close();
    bool beginLeaf(Block::Kind kind);
    bool endLeaf();
    bool finishRuns();
    Run style() const;
    void openRefused(bool isAngle);
    void endLink();
    void say(const QString& text, bool code = false, const QString& link = {});

    const char* m_source;
    qsizetype m_sourceSize;
    std::vector<Block> m_open{Block{}}; ///< the document, and what stands open in it; an item has its own
    std::optional<Block> m_leaf;
    std::optional<Block> m_table;
    Runs m_runs;
    std::vector<Link> m_links;
    qsizetype m_said = 0;
    int m_bold = 0;
    int m_italic = 0;
    int m_strike = 0;
    int m_blockCount = 0;
    int m_runCount = 0;
    int m_cellCount = 0;
    int m_depth = 0;
    bool m_inCell = false;
};

bool Reading::open(Block::Kind kind)
{
    Block block;
    block.kind = kind;
    m_open.push_back(std::move(block));
    return isWithin(++m_blockCount, limits::blocks) && isWithin(++m_depth, limits::nesting);
}

void Reading::close()
{
    auto block = std::move(m_open.back());
    m_open.pop_back();
    m_open.back().blocks.append(std::move(block));
    --m_depth;
}

bool Reading::beginLeaf(Block::Kind kind)
{
    m_leaf.emplace();
    m_leaf->kind = kind;
    m_runs.clear();
    return isWithin(++m_blockCount, limits::blocks);
}

bool Reading::finishRuns()
{
    m_runs = withAddresses(m_runs);
    m_runCount += int(m_runs.size());
    return isWithin(m_runCount, limits::runs);
}

bool Reading::endLeaf()
{
    if (!m_leaf)
        return true;
    const bool fits = finishRuns();
    if (m_leaf->kind == Block::Kind::Code)
        m_leaf->code.chop(m_leaf->code.endsWith(u'\n') ? 1 : 0);
    else
        m_leaf->runs = std::move(m_runs);
    m_runs = {};
    m_open.back().blocks.append(std::move(*m_leaf));
    m_leaf.reset();
    return fits;
}

bool Reading::enter(MD_BLOCKTYPE type, void* detail)
{
    // The words of a tight item stand in no paragraph.
    if (!endLeaf())
        return false;
    switch (type) {
    case MD_BLOCK_QUOTE:
        return open(Block::Kind::Quote);
    case MD_BLOCK_UL:
        return open(Block::Kind::List);
    case MD_BLOCK_OL: {
        const bool fits = open(Block::Kind::List);
        m_open.back().start = static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start;
        return fits;
    }
    case MD_BLOCK_LI:
        m_open.push_back({});
        return isWithin(++m_blockCount, limits::blocks);
    case MD_BLOCK_HR:
        return beginLeaf(Block::Kind::Rule);
    case MD_BLOCK_H: {
        const bool fits = beginLeaf(Block::Kind::Heading);
        m_leaf->level = int(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
        return fits;
    }
    case MD_BLOCK_CODE:
        return beginLeaf(Block::Kind::Code);
    case MD_BLOCK_P:
        return beginLeaf(Block::Kind::Paragraph);
    case MD_BLOCK_TABLE:
        m_table.emplace();
        m_table->kind = Block::Kind::Table;
        return isWithin(++m_blockCount, limits::blocks);
    case MD_BLOCK_TR:
        m_table->rows.append(QList<Runs>());
        return true;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        if (type == MD_BLOCK_TH) {
            const auto align = static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align;
            m_table->align.append(align == MD_ALIGN_LEFT     ? QStringLiteral("left")
                                  : align == MD_ALIGN_RIGHT  ? QStringLiteral("right")
                                  : align == MD_ALIGN_CENTER ? QStringLiteral("center")
                                                             : QString());
        }
        m_inCell = true;
        m_runs.clear();
        return isWithin(++m_cellCount, limits::cells);
    default:
        return true;
    }
}

bool Reading::leave(MD_BLOCKTYPE type)
{
    switch (type) {
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: {
        const bool fits = finishRuns();
        m_table->rows.last().append(std::move(m_runs));
        m_runs = {};
        m_inCell = false;
        return fits;
    }
    case MD_BLOCK_TABLE:
        m_open.back().blocks.append(std::move(*m_table));
        m_table.reset();
        return true;
    case MD_BLOCK_LI: {
        const bool fits = endLeaf();
        auto item = std::move(m_open.back().blocks);
        m_open.pop_back();
        m_open.back().items.append(std::move(item));
        return fits;
    }
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        close();
        return true;
    case MD_BLOCK_HR:
    case MD_BLOCK_H:
    case MD_BLOCK_CODE:
    case MD_BLOCK_P:
        return endLeaf();
    default:
        return true;
    }
}

bool Reading::enter(MD_SPANTYPE type, void* detail)
{
    switch (type) {
    case MD_SPAN_STRONG:
        ++m_bold;
        break;
    case MD_SPAN_EM:
        ++m_italic;
        break;
    case MD_SPAN_DEL:
        ++m_strike;
        break;
    case MD_SPAN_A:
    case MD_SPAN_IMG: {
        const auto written = textOf(type == MD_SPAN_A ? static_cast<MD_SPAN_A_DETAIL*>(detail)->href
                                                      : static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src);
        m_links.push_back({written, isSafeAddress(written), type == MD_SPAN_IMG, false, false, m_said});
        break;
    }
    default:
        break;
    }
    return true;
}

bool Reading::leave(MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_STRONG:
        --m_bold;
        break;
    case MD_SPAN_EM:
        --m_italic;
        break;
    case MD_SPAN_DEL:
        --m_strike;
        break;
    case MD_SPAN_A:
    case MD_SPAN_IMG:
        endLink();
        break;
    default:
        break;
    }
    return true;
}

/// What must not be followed is no link, and stands there as it was written.
void Reading::openRefused(bool isAngle)
{
    for (auto& link : m_links) {
        if (link.isSafe || link.isOpened)
            continue;
        link.isOpened = true;
        link.isAngle = isAngle;
        say(isAngle ? QStringLiteral("<") : link.isImage ? QStringLiteral("![") : QStringLiteral("["));
    }
}

void Reading::endLink()
{
    openRefused(false);
    const auto link = m_links.back();
    m_links.pop_back();
    if (!link.isSafe)
        say(link.isAngle ? QStringLiteral(">") : QStringLiteral("](%1)").arg(link.written));
    // One that says nothing says where it leads.
    else if (link.before == m_said)
        say(link.written, false, link.written);
}

Run Reading::style() const
{
    Run run;
    run.bold = m_bold > 0;
    run.italic = m_italic > 0;
    run.strike = m_strike > 0;
    for (const auto& link : m_links) {
        if (run.link.isEmpty() && link.isSafe)
            run.link = link.written;
    }
    return run;
}

void Reading::say(const QString& text, bool code, const QString& link)
{
    if (m_leaf && m_leaf->kind == Block::Kind::Code) {
        m_leaf->code += text;
        return;
    }
    m_said += text.size();
    auto run = style();
    run.text = text;
    run.code = code;
    if (run.link.isEmpty())
        run.link = link;
    add(m_runs, std::move(run));
}

bool Reading::text(MD_TEXTTYPE type, const char* text, qsizetype size)
{
    if (!m_leaf && !m_inCell && !beginLeaf(Block::Kind::Paragraph))
        return false;
    // Behind the mark of an address in angle brackets; the source goes on before the text.
    openRefused(!m_links.empty() && type == MD_TEXT_NORMAL && size > 0 && text > m_source &&
                text < m_source + m_sourceSize && text[-1] == '<');
    switch (type) {
    case MD_TEXT_NULLCHAR:
        say(QString(QChar::ReplacementCharacter));
        break;
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
        say(QStringLiteral("\n"));
        break;
    case MD_TEXT_ENTITY:
        say(decodedEntity(text, size));
        break;
    default:
        say(fromParser(text, size), type == MD_TEXT_CODE);
        break;
    }
    return m_runs.size() <= limits::runs;
}

/// What md4c wants to hear; only what is below 0 ends it.
int goOn(bool fits) { return fits ? 0 : -1; }

Reading& of(void* reading) { return *static_cast<Reading*>(reading); }

} // namespace

Blocks typed(const QString& text)
{
    Block block;
    block.kind = Block::Kind::Typed;
    Run run;
    run.text = wellFormed(text);
    if (!run.text.isEmpty())
        block.runs = withAddresses({run});
    return {block};
}

Blocks parse(const QString& markdown)
{
    if (markdown.size() > limits::characters)
        return typed(markdown);
    MD_PARSER parser;
    std::memset(&parser, 0, sizeof parser);
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTML;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* to) {
        return goOn(of(to).enter(type, detail));
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* to) { return goOn(of(to).leave(type)); };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* to) {
        return goOn(of(to).enter(type, detail));
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* to) { return goOn(of(to).leave(type)); };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* to) {
        return goOn(of(to).text(type, text, size));
    };
    const auto source = forParser(markdown);
    Reading reading(source);
    if (md_parse(source.constData(), MD_SIZE(source.size()), &parser, &reading) != 0)
        return typed(markdown);
    return reading.take();
}

} // namespace baton::markdown
