// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/conversation/composer.h"

#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace baton::ui;

/// Where an agent writes.
class TestComposer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_composer.reset(); }

    void sentFromPreviewOneGoesOnWriting();
    void sentByTheButtonOneGoesOnWriting();
    void whoHoldsItIsSaidInOneLineWhereThereIsRoom();

private:
    QPlainTextEdit* editor() const { return m_composer->findChild<QPlainTextEdit*>(); }
    QAbstractButton* named(const char* name) const
    {
        for (auto* button : m_composer->findChildren<QAbstractButton*>())
            if (button->property("driverName") == QLatin1String(name))
                return button;
        return nullptr;
    }

    std::unique_ptr<Composer> m_composer;
};

void TestComposer::init()
{
    m_composer = std::make_unique<Composer>();
    m_composer->setStance(ConversationStance::Composer::Write, {});
    // What the console does with what is sent
    connect(m_composer.get(), &Composer::sendRequested, m_composer.get(),
            [this] { m_composer->setDraft({}); });
    m_composer->resize(600, 220);
    m_composer->show();
    QVERIFY(QTest::qWaitForWindowActive(m_composer.get()));
    m_composer->focusEditor();
    QTest::keyClicks(editor(), QStringLiteral("On its way"));
}

void TestComposer::sentFromPreviewOneGoesOnWriting()
{
    const QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    named("previewTab")->setFocus();
    named("previewTab")->click();
    m_composer->act();
    QCOMPARE(sent.count(), 1);
    QTRY_COMPARE(QApplication::focusWidget(), editor());
    QVERIFY(editor()->isVisible());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("more"));
    QCOMPARE(m_composer->draft(), QStringLiteral("more"));
}

void TestComposer::sentByTheButtonOneGoesOnWriting()
{
    named("send")->setFocus();
    QTest::mouseClick(named("send"), Qt::LeftButton);
    QTRY_COMPARE(QApplication::focusWidget(), editor());
}

void TestComposer::whoHoldsItIsSaidInOneLineWhereThereIsRoom()
{
    m_composer->setStance(ConversationStance::Composer::Held, QStringLiteral("Bartholomew"));
    QLabel* said = nullptr;
    for (auto* label : m_composer->findChildren<QLabel*>())
        if (label->text().contains(QLatin1String("Bartholomew")))
            said = label;
    QVERIFY(said);
    QTRY_VERIFY(said->isVisible() && said->width() > 1);
    QVERIFY2(said->heightForWidth(said->width()) < 2 * said->fontMetrics().lineSpacing(),
             qPrintable(QStringLiteral("%1 pixels wide").arg(said->width())));
}

BATON_GUI_TEST(TestComposer)
#include "tst_composer.moc"
