// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

// How a test class joins the test program of its box. `PROGRAM tst_name [arguments of Qt Test]` runs that one
// class, with an application of its own, as ctest does; without a name the program says which classes it
// holds.

#include <QCoreApplication>
#include <QTest>

#ifdef QT_WIDGETS_LIB
#include <QApplication>
#endif

namespace baton::testing {

/// What stands in for main(): `argv[0]` is the name of the test.
using Run = int (*)(int argc, char** argv);

/// Made before main(), by the macros below: the class of `file` (…/tst_name.cpp) is known as tst_name.
class Registration
{
public:
    Registration(const char* file, Run run);
};

template <class Application, class Test>
int run(int argc, char** argv)
{
    Application application(argc, argv);
    Application::setAttribute(Qt::AA_Use96Dpi);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

template <class Test>
int runAlone(int argc, char** argv)
{
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace baton::testing

#define BATON_TEST_RUN(function) static const baton::testing::Registration registration(__FILE__, function);
/// A test of what is drawn.
#define BATON_GUI_TEST(Test) BATON_TEST_RUN((baton::testing::run<QApplication, Test>))
/// A test that wants an event loop and no window.
#define BATON_TEST(Test) BATON_TEST_RUN((baton::testing::run<QCoreApplication, Test>))
/// A test of plain functions.
#define BATON_PLAIN_TEST(Test) BATON_TEST_RUN(baton::testing::runAlone<Test>)
